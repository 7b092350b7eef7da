import { z } from "zod";
import { calendarDate } from "../../../../kernel/validation.ts";
import type { Locale } from "../../../../kernel/locale.ts";
import type { Sex } from "../../../patients/patient-fields.ts";
import { patientAddress } from "./addresses.ts";
import { contactFields, patientSlots } from "./contacts.ts";
import type { Elements } from "./datatypes.ts";
import { communication } from "./datatypes.ts";
import { patientIdentifications } from "./identifiers.ts";
import type { MappingContext } from "./mapping-context.ts";
import { patientName } from "./names.ts";
import type { Place } from "./place.ts";
import { listLeftOver, readElement, readList } from "./read-element.ts";
import { shapes } from "./shapes.ts";

const sexOfGender: Readonly<Record<string, Sex>> = { male: "MALE", female: "FEMALE", other: "OTHER", unknown: "UNKNOWN" };

const languageSystem = "urn:ietf:bcp:47";

/** `fr-CA` is French; other languages are none that the portal speaks. */
const localeOf = (code: string): Locale | undefined => {
  const [language] = code.toLowerCase().split("-");
  return language === "fr" || language === "en" ? language : undefined;
};

function languageOf(resource: Elements, place: Place): Locale | undefined {
  let chosen: Locale | undefined;
  for (const { value, place: at } of readList(communication, resource, "communication", place)) {
    const codings = (value.language?.coding ?? []).filter(({ system }) => system === languageSystem || system === undefined);
    const locale = codings.flatMap(({ code }) => (code === undefined ? [] : (localeOf(code) ?? []))).at(0);
    if (value.preferred !== true) at.leaveOut("NOT_PREFERRED");
    else if (locale === undefined) at.leaveOut("VALUE_NOT_MAPPED");
    else if (chosen !== undefined) at.leaveOut("SEVERAL");
    else chosen = locale;
  }
  return chosen;
}

function sexOf(resource: Elements, place: Place): Sex | undefined {
  const gender = readElement(z.string(), resource, "gender", place);
  if (gender === undefined) return undefined;
  const sex = Object.hasOwn(sexOfGender, gender) ? sexOfGender[gender] : undefined;
  if (sex === undefined) place.at("gender").leaveOut("VALUE_NOT_MAPPED");
  return sex;
}

const partialDate = /^\d{4}(-\d{2})?$/;

function dateOfBirthOf(resource: Elements, place: Place): string | undefined {
  const birthDate = readElement(z.string(), resource, "birthDate", place);
  if (birthDate === undefined || calendarDate.safeParse(birthDate).success) return birthDate;
  place.at("birthDate").leaveOut(partialDate.test(birthDate) ? "PARTIAL_DATE" : "MALFORMED");
  return undefined;
}

/** What staff decide about by hand: an import neither archives a chart nor ends anybody's access. */
function tellFate(resource: Elements, place: Place): void {
  const { active, deceasedBoolean, deceasedDateTime } = resource;
  if (active === false) place.at("active").tell("INACTIVE");
  if (deceasedBoolean === true) place.at("deceasedBoolean").tell("DECEASED");
  if (deceasedDateTime !== undefined) place.at("deceasedDateTime").tell("DECEASED");
}

/** A chart as `upsertPatients` takes it, without its external id. */
export function mapPatient(resource: Elements, place: Place, context: MappingContext) {
  const name = patientName(resource, place, context.today);
  const contacts = contactFields(resource, place, context.today, patientSlots);
  const address = patientAddress(resource, place, context.today);
  const { identifications, origins } = patientIdentifications(resource, place, context);
  const [sex, dateOfBirth, language] = [sexOf(resource, place), dateOfBirthOf(resource, place), languageOf(resource, place)];
  tellFate(resource, place);
  listLeftOver(resource, place, shapes.Patient);
  return {
    input: {
      ...{ ...name.fields, ...contacts.fields, ...address.fields },
      ...(sex && { sex }),
      ...(dateOfBirth && { dateOfBirth }),
      ...(language && { language }),
      ...(identifications.length > 0 && { identifications }),
    },
    origins: { ...name.origins, ...contacts.origins, ...address.origins, ...origins },
  };
}
