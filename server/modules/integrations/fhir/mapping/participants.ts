import type { z } from "zod";
import type { Reference } from "./datatypes.ts";
import { participant } from "./datatypes.ts";
import { externalIdOf } from "./external-id.ts";
import type { Place } from "./place.ts";
import { listLeftOver, readList } from "./read-element.ts";
import type { BundleEntry } from "./read-bundle.ts";
import type { References, Target } from "./resolve-reference.ts";
import { shapes } from "./shapes.ts";

type FhirParticipant = z.output<typeof participant>;

/** Somebody or something that takes part, with what its reference leads to. */
export interface Participant {
  readonly value: FhirParticipant;
  readonly actor: Reference;
  readonly target: Target;
  /** Of the actor. */
  readonly place: Place;
}

const understood = ["Patient", "Practitioner", "PractitionerRole", "Location"] as const;

type Participants = Readonly<Record<(typeof understood)[number], readonly Participant[]>>;

/** Who takes part, by kind. Others than patients, practitioners and locations are listed. */
export function readParticipants(entry: BundleEntry, references: References): Participants {
  const { resource, place } = entry;
  const sorted: Record<keyof Participants, Participant[]> = { Patient: [], Practitioner: [], PractitionerRole: [], Location: [] };
  for (const { value, place: at } of readList(participant, resource, "participant", place)) {
    listLeftOver(value, at, shapes.Participant);
    const { actor } = value;
    if (!actor) {
      at.at("actor").leaveOut("PARTICIPANT_MISSING");
      continue;
    }
    const target = references.resolve(actor, entry);
    const kind = understood.find((type) => type === target.type);
    if (kind) sorted[kind].push({ value, actor, target, place: at.at("actor") });
    else at.at("actor").leaveOut(target.kind === "nothing" ? target.reason : "NOT_MAPPED");
  }
  return sorted;
}

/** The caller's own id of a patient or a location that takes part; null where its reference leads to none, which is listed. */
export function idOfParticipant({ target, place }: Participant, references: References): string | null {
  if (target.kind === "known by id") return target.externalId;
  if (target.kind === "entry" && !references.holdsItsId(target.entry)) {
    place.leaveOut("REPEATED");
    return null;
  }
  const externalId = target.kind === "entry" ? externalIdOf(target.entry) : null;
  if (externalId === null)
    place.leaveOut(target.kind === "nothing" ? target.reason : target.kind === "contained" ? "REFERENCE_CONTAINED" : "NO_ID");
  return externalId;
}
