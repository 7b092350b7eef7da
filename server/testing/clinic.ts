import { toGlobalId } from "../graphql/global-id.ts";
import type { ConsumerActor } from "../kernel/actor.ts";
import type { Permission, Role } from "../kernel/permissions.ts";
import { consumerScopes } from "../kernel/permissions.ts";
import type { Appointment } from "../modules/appointments/appointment.entity.ts";
import type { Clinic } from "../modules/clinics/clinic.entity.ts";
import { LimitRow } from "../modules/limits/limit-row.entity.ts";
import type { Location } from "../modules/clinics/location.entity.ts";
import type { Patient } from "../modules/patients/patient.entity.ts";
import type { BatchResult } from "../db/upsert-batch.ts";
import type { Outcome } from "../kernel/outcome.ts";
import type { ApiClient } from "./api-client.ts";
import type { Portail } from "./portail.ts";

export const password = "a good password";

const origin = { requestId: "test", networkAddress: null };

function only<E>(outcome: Outcome<BatchResult<E>[]>): E {
  const result = outcome.ok ? outcome.value[0] : undefined;
  if (!result || result.outcome === "FAILED") throw new Error(`Not saved: ${JSON.stringify(outcome)}`);
  return result.entity;
}

/** How many numbers each database has been given. They begin anew in each: a health number has room for four digits. */
const counts = new Map<string, number>();

/** A number that nothing else in the database has. */
function nextIn({ databaseUrl }: Portail): number {
  const number = (counts.get(databaseUrl) ?? 0) + 1;
  counts.set(databaseUrl, number);
  return number;
}

/** A clinic with staff of each role, an API consumer with every scope, a health number type, a file number type and a location. */
export class TestClinic {
  readonly #portail: Portail;
  readonly clinic: Clinic;
  readonly consumer: ConsumerActor;
  readonly token: string;
  readonly location: Location;
  /** Application ids of the identification types. */
  readonly types: { readonly ramq: string; readonly file: string };

  private constructor(
    portail: Portail,
    made: Omit<TestClinic, "patient" | "appointment" | "staff" | "signInPatient" | "requestCode" | "tokenWith" | "typeId">,
  ) {
    this.#portail = portail;
    this.clinic = made.clinic;
    this.consumer = made.consumer;
    this.token = made.token;
    this.location = made.location;
    this.types = made.types;
  }

  static async open(portail: Portail, slug: string): Promise<TestClinic> {
    const { services } = portail;
    const identity = {
      slug,
      name: `Clinique ${slug}`,
      phone: "+15145550100",
      timeZone: "America/Toronto",
      defaultLocale: "fr",
      currency: "CAD",
    } as const;
    const made = await services.database.transaction(async (tx) => {
      const clinic = await services.clinics.open(tx, identity);
      await services.settings.initialise(tx, clinic.id);
      const shown = { portalVisible: true, primary: true, autoAssigned: false };
      const ramq = await services.clinics.addIdentificationType(tx, clinic.id, {
        name: "RAMQ",
        visibleNameFr: "Assurance maladie",
        visibleNameEn: "Health number",
        issuer: "QC",
        kind: "PROVINCIAL",
        ...shown,
      });
      const file = await services.clinics.addIdentificationType(tx, clinic.id, {
        name: "Dossier",
        visibleNameFr: "Numéro de dossier",
        visibleNameEn: "File number",
        issuer: null,
        kind: "OTHER",
        ...shown,
        primary: false,
      });
      for (const role of ["SUPPORT", "ADMIN", "DESK"] as const)
        await services.staff.add(tx, clinic.id, {
          email: `${role.toLowerCase()}@${slug}.example`,
          name: `${role} ${slug}`,
          role,
          password,
        });
      const consumer = await services.consumers.add(tx, clinic.id, "Tests", consumerScopes);
      const token = await services.consumers.issueToken(tx, consumer);
      return { clinic, consumer: services.consumers.actingFor(consumer, origin), token, types: { ramq: ramq.id, file: file.id } };
    });
    const location = only(
      await services.clinics.upsertLocations(made.consumer, [{ externalId: "L1", name: "Centre-ville", timeZone: "America/Toronto" }]),
    );
    return new TestClinic(portail, { ...made, location });
  }

  /** The global id of an identification type. */
  typeId(type: "ramq" | "file"): string {
    return toGlobalId("IdentificationType", this.types[type]);
  }

  /** A chart, by default of a woman with portal access and with contacts that nobody else has; `file` is her file number. */
  async patient(fields: Readonly<Record<string, unknown>> = {}): Promise<Patient & { readonly file: string }> {
    const number = nextIn(this.#portail);
    const file = `F${number}`;
    const contact = { email: `patient${number}@courriel.example`, mobile: `+1514555${String(number % 10_000).padStart(4, "0")}` };
    const person = { firstName: "Ève", lastName: "Tremblay", dateOfBirth: "1984-02-29", sex: "FEMALE", language: "fr", ...contact };
    const identifications = [
      { typeId: this.types.file, value: file },
      { typeId: this.types.ramq, value: `TREE8452${String(2900 + number).padStart(4, "0")}` },
    ];
    const input = { externalId: `P${number}`, ...person, identifications, ...fields };
    const patient = only(await this.#portail.services.patients.upsert(this.consumer, [input], "fr"));
    return Object.assign(patient, { file });
  }

  /** An appointment, by default confirmed, tomorrow, for half an hour. */
  async appointment(patient: Patient, fields: Readonly<Record<string, unknown>> = {}): Promise<Appointment> {
    const startsAt = new Date(this.#portail.clock.now().getTime() + 86_400_000).toISOString();
    const start = (fields["startsAt"] as string | undefined) ?? startsAt;
    const endsAt = new Date(Date.parse(start) + 1_800_000).toISOString();
    const where = { patientId: patient.id, locationId: this.location.id };
    const what = { practitionerName: "Dre Côté", service: "Consultation", status: "CONFIRMED" };
    const input = { externalId: `A${nextIn(this.#portail)}`, ...where, ...what, startsAt: start, endsAt, ...fields };
    return only(await this.#portail.services.appointments.upsert(this.consumer, [input]));
  }

  /** A browser in which a staff member of the role is signed in. */
  async staff(role: Role): Promise<ApiClient> {
    const browser = this.#portail.browser(this.clinic.slug);
    const input = { email: `${role.toLowerCase()}@${this.clinic.slug}.example`, password };
    const { signInStaff } = await browser.data("mutation ($input: SignInStaffInput!) { signInStaff(input: $input) { errors { code } } }", {
      input,
    });
    if (signInStaff.errors.length > 0) throw new Error("The staff member could not sign in.");
    return browser;
  }

  /** Asks for a code by e-mail, however many were asked for before; answers the challenge's id. */
  async requestCode(browser: ApiClient, patient: Pick<Patient, "email">, value: string, type: "ramq" | "file" = "ramq"): Promise<string> {
    await this.#portail.database.manager.delete(LimitRow, { clinicId: this.clinic.id });
    const input = { identificationTypeId: this.typeId(type), identificationValue: value, channel: "EMAIL", destination: patient.email };
    const { requestOtp } = await browser.data(
      "mutation ($input: RequestOtpInput!) { requestOtp(input: $input) { challenge { id } errors { code } } }",
      { input },
    );
    return requestOtp.challenge.id;
  }

  /** A browser in which the patient is signed in, by the health number that `patient()` gave. */
  async signInPatient(
    patient: Patient,
    { userAgent, ...options }: { readonly staySignedIn?: boolean; readonly userAgent?: string } = {},
  ): Promise<ApiClient> {
    const browser = this.#portail.browser(this.clinic.slug, userAgent === undefined ? {} : { "user-agent": userAgent });
    const number = Number(patient.externalId!.slice(1));
    // What was under way to them before is older than the code, and arrives as such.
    await this.#portail.services.worker.deliverDue();
    const challengeId = await this.requestCode(browser, patient, `TREE8452${String(2900 + number).padStart(4, "0")}`);
    const input = { challengeId, code: await this.#portail.codeSentTo(patient.email!), ...options };
    const { verifyOtp } = await browser.data(
      "mutation ($input: VerifyOtpInput!) { verifyOtp(input: $input) { outcome errors { code } } }",
      { input },
    );
    if (verifyOtp.outcome !== "SIGNED_IN") throw new Error(`The patient could not sign in: ${JSON.stringify(verifyOtp)}`);
    return browser;
  }

  /** A token of another consumer with these scopes alone. */
  async tokenWith(...scopes: readonly Permission[]): Promise<string> {
    const { services } = this.#portail;
    return services.database.transaction(async (tx) =>
      services.consumers.issueToken(tx, await services.consumers.add(tx, this.clinic.id, `Consumer ${nextIn(this.#portail)}`, scopes)),
    );
  }
}
