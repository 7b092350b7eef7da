import { drawAddress } from "./addresses.ts";
import type { ClinicPlan, LocationPlan } from "./clinic-plan.ts";
import { drawContact, drawNotificationMethod } from "./draw-contact.ts";
import { drawPerson } from "./draw-person.ts";
import { emailBook } from "./emails.ts";
import { healthNumberBook, type Bearer } from "./health-number-book.ts";
import type { IdentificationInput, PatientInput } from "./inputs.ts";
import { homePhone, phoneBook } from "./phones.ts";
import { randomStream } from "./random.ts";

/** A patient together with where they live. */
export interface Resident {
  readonly patient: PatientInput;
  readonly near: LocationPlan;
}

export const patientExternalId = (place: number): string => `P${String(place).padStart(6, "0")}`;

/** The patients of a clinic: the same ones whenever they are made. `firstPlace` leaves room for those who are named at start. */
export function* generatePatients(plan: ClinicPlan, firstPlace: number): Generator<Resident> {
  const random = randomStream(`${plan.identity.slug} patients`);
  const nextMobile = phoneBook(random);
  const nextEmail = emailBook(random, plan.emailDomains);
  const nextHealthNumber = healthNumberBook(random);
  const homes = plan.locations.map((location) => [location, location.weight] as const);

  const identify = (person: Bearer, near: LocationPlan, place: number): IdentificationInput[] => {
    const file: IdentificationInput = { typeKey: "CLINIC_FILE", value: `${plan.fileNumberPrefix}${String(place).padStart(6, "0")}` };
    const typeKey = plan.healthNumberTypes[near.address.province];
    const value = typeKey && nextHealthNumber(typeKey, person);
    if (!typeKey || !value) return [file];
    return random.chance(0.25) ? [{ typeKey, value }, file] : [{ typeKey, value }];
  };

  for (let place = firstPlace; place < firstPlace + plan.patientCount; place += 1) {
    const near = random.weighted(homes);
    const person = drawPerson(random, plan.nameWeights);
    const contact = drawContact(random);
    const patient: PatientInput = {
      externalId: patientExternalId(place),
      ...person,
      preferredName: random.chance(0.06) ? person.firstName.split(/[- ]/)[0] : undefined,
      identifications: identify(person, near, place),
      email: contact.email ? nextEmail(person.firstName, person.lastName, Number(person.dateOfBirth.slice(0, 4))) : undefined,
      mobile: contact.mobile ? nextMobile(near.areaCodes) : undefined,
      homePhone: random.chance(0.35) ? homePhone(random, near.areaCodes) : undefined,
      language: random.chance(plan.frenchShare) ? "fr" : "en",
      notificationMethod: drawNotificationMethod(random, contact),
      address: random.chance(0.96) ? drawAddress(random, near) : undefined,
      unsubscribedFromEmail: contact.email && random.chance(0.03),
      unsubscribedFromSms: contact.mobile && random.chance(0.02),
      archived: random.chance(0.03),
      verified: !random.chance(0.04),
    };
    yield { patient, near };
  }
}
