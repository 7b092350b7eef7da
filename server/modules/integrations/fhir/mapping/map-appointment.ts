import { z } from "zod";
import { enteredInError, statusOf } from "./appointment-status.ts";
import { appointmentWords, visitConcepts } from "./appointment-words.ts";
import { containedLocation } from "./contained-location.ts";
import type { Elements } from "./datatypes.ts";
import type { MappedItem, MappingContext } from "./mapping-context.ts";
import type { Participant } from "./participants.ts";
import { idOfParticipant, readParticipants } from "./participants.ts";
import { practitionerNames } from "./practitioner-names.ts";
import { listLeftOver, readElement } from "./read-element.ts";
import type { BundleEntry } from "./read-bundle.ts";
import type { References } from "./resolve-reference.ts";
import { shapes } from "./shapes.ts";
import { visitOf } from "./virtual-visit.ts";

type Mapped = Pick<MappedItem, "input" | "origins" | "onlyExisting">;

interface Where {
  readonly externalId: string;
  readonly path: string;
  /** The location's own resource, where it is in the bundle. */
  readonly resource: Elements | undefined;
}

/** Null: it names one that can't be told; undefined: it names none. */
function whereOf(
  [first, ...others]: readonly Participant[],
  entry: BundleEntry,
  references: References,
  context: MappingContext,
  addLocation: (location: MappedItem) => void,
): Where | null | undefined {
  if (!first)
    return context.defaultLocation === null
      ? undefined
      : { externalId: context.defaultLocation, path: entry.place.path, resource: undefined };
  const { target, place } = first;
  if (others.length > 0) {
    for (const each of others) each.place.leaveOut("SEVERAL");
    return null;
  }
  if (target.kind === "contained") {
    const location = containedLocation(target.resource, place, context);
    addLocation(location);
    return { externalId: location.externalId, path: place.path, resource: target.resource };
  }
  const externalId = idOfParticipant(first, references);
  return externalId === null
    ? null
    : { externalId, path: place.path, resource: target.kind === "entry" ? target.entry.resource : undefined };
}

/**
 * An appointment as `upsertAppointments` takes it, without its external id; null where it names somebody or some place that can't be
 * told: it could otherwise be shown to another patient, or with another place, than it is meant.
 */
export function mapAppointment(
  entry: BundleEntry,
  references: References,
  context: MappingContext,
  addLocation: (location: MappedItem) => void,
): Mapped | null {
  const { resource, place } = entry;
  const said = readElement(z.string(), resource, "status", place);
  if (said === enteredInError)
    return { input: { deactivated: true }, origins: { deactivated: place.at("status").path }, onlyExisting: true };

  const { Patient: patients, Location: locations, ...others } = readParticipants(entry, references);
  const practitioners = [...others.Practitioner, ...others.PractitionerRole];
  const [patient, ...furtherPatients] = patients;
  const patientId = patient && idOfParticipant(patient, references);
  for (const each of furtherPatients) each.place.leaveOut("SEVERAL");
  const where = whereOf(locations, entry, references, context, addLocation);
  const practitionerName = practitioners.length > 0 ? practitionerNames(practitioners, entry, references, context.today) : undefined;
  const status = said === undefined ? undefined : statusOf(said, patient?.value.status);
  const words = appointmentWords(resource, place);
  const visit = visitOf(resource, place, visitConcepts(resource, place), where?.resource);
  const [startsAt, endsAt] = [readElement(z.string(), resource, "start", place), readElement(z.string(), resource, "end", place)];
  listLeftOver(resource, place, shapes.Appointment);

  if (!patientId || furtherPatients.length > 0 || where === null || practitionerName === null) {
    place.at("participant").leaveResourceOut(furtherPatients.length > 0 ? "SEVERAL" : "PARTICIPANT_MISSING");
    return null;
  }
  if (status === undefined || status === "AMBIGUOUS") {
    place.at("status").leaveResourceOut(status === undefined ? "VALUE_NOT_MAPPED" : "STATUS_AMBIGUOUS");
    return null;
  }
  return {
    input: {
      ...{ status, patientExternalId: patientId, ...words.fields, ...visit.fields },
      ...(where && { locationExternalId: where.externalId }),
      ...(practitionerName !== undefined && { practitionerName }),
      ...(startsAt !== undefined && { startsAt }),
      ...(endsAt !== undefined && { endsAt }),
    },
    origins: {
      ...{ ...words.origins, ...visit.origins, patientExternalId: patient.place.path },
      ...(where && { locationExternalId: where.path }),
    },
  };
}
