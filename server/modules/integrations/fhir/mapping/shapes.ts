import type { Shape } from "./read-element.ts";

/** What describes a resource and says nothing of whom it is about: it is neither taken over nor listed. */
const about = ["resourceType", "id", "meta", "text", "language", "implicitRules"];

const resource = (mapped: readonly string[], others: readonly string[]): Shape => ({
  mapped: [...about, ...mapped],
  others: ["contained", "extension", "modifierExtension", ...others],
});

const datatype = (mapped: readonly string[], others: readonly string[]): Shape => ({
  mapped: ["id", ...mapped],
  others: ["extension", "modifierExtension", ...others],
});

/** The elements of FHIR R4's resources and datatypes, split by whether anything is made of them. */
export const shapes = {
  Patient: resource(
    ["identifier", "active", "name", "telecom", "gender", "birthDate", "deceasedBoolean", "deceasedDateTime", "address", "communication"],
    [
      "maritalStatus",
      "multipleBirthBoolean",
      "multipleBirthInteger",
      "photo",
      "contact",
      "generalPractitioner",
      "managingOrganization",
      "link",
    ],
  ),
  Practitioner: resource(
    ["name"],
    ["identifier", "active", "telecom", "address", "gender", "birthDate", "photo", "qualification", "communication"],
  ),
  Location: resource(
    ["status", "name", "telecom", "address", "physicalType", "extension"],
    [
      ...["identifier", "operationalStatus", "alias", "description", "mode", "type", "position", "managingOrganization", "partOf"],
      ...["hoursOfOperation", "availabilityExceptions", "endpoint"],
    ],
  ),
  Appointment: resource(
    [
      ...["status", "serviceCategory", "serviceType", "appointmentType", "description", "start", "end", "participant"],
      ...["patientInstruction", "contained", "extension"],
    ],
    [
      ...["identifier", "cancelationReason", "specialty", "reasonCode", "reasonReference", "priority", "supportingInformation"],
      ...["minutesDuration", "slot", "created", "comment", "basedOn", "requestedPeriod"],
    ],
  ),
  HumanName: datatype(["use", "text", "family", "given", "period"], ["prefix", "suffix"]),
  ContactPoint: datatype(["system", "value", "use", "rank", "period"], []),
  Address: datatype(["use", "type", "text", "line", "city", "state", "postalCode", "country", "period"], ["district"]),
  Identifier: datatype(["use", "type", "system", "value", "period", "assigner"], []),
  Participant: datatype(["type", "actor", "required", "status"], ["period"]),
} as const satisfies Readonly<Record<string, Shape>>;
