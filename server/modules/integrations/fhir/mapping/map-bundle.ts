import type { Outcome } from "../../../../kernel/outcome.ts";
import { success } from "../../../../kernel/outcome.ts";
import { externalIdOf } from "./external-id.ts";
import { Findings } from "./finding.ts";
import { mapAppointment } from "./map-appointment.ts";
import { mapLocation } from "./map-location.ts";
import { mapPatient } from "./map-patient.ts";
import type { ItemKind, MappedItem, MappingContext } from "./mapping-context.ts";
import type { Place } from "./place.ts";
import { listLeftOver } from "./read-element.ts";
import type { BundleEntry } from "./read-bundle.ts";
import { readBundle } from "./read-bundle.ts";
import { References } from "./resolve-reference.ts";
import { shapes } from "./shapes.ts";

const kinds: Readonly<Record<string, ItemKind>> = { Location: "LOCATION", Patient: "PATIENT", Appointment: "APPOINTMENT" };

/** As many bytes as one item may have: far more than all of its fields together. */
const largestItem = 32_000;

export interface MappedBundle {
  /** Locations, then patients, then appointments, which name both. */
  readonly items: readonly MappedItem[];
  readonly findings: Findings;
}

/** Nothing is read of a resource that says it means something else where one doesn't understand all of it. */
function isMeantAsItStands({ resource, place }: BundleEntry): boolean {
  const modified = ["modifierExtension", "implicitRules"].find((name) => resource[name] !== undefined);
  if (modified !== undefined) place.at(modified).leaveResourceOut("MODIFIER");
  return modified === undefined;
}

class BundleMapping {
  readonly findings = new Findings();
  readonly items: Record<ItemKind, Map<string, MappedItem>> = { LOCATION: new Map(), PATIENT: new Map(), APPOINTMENT: new Map() };

  add(entry: BundleEntry, references: References, context: MappingContext): void {
    const { resource, place, type } = entry;
    const kind = type !== null && Object.hasOwn(kinds, type) ? kinds[type]! : null;
    if (kind === null && type !== "Practitioner") return place.leaveResourceOut("RESOURCE_NOT_IMPORTED");
    if (!isMeantAsItStands(entry)) return;
    if (kind === null) {
      if (resource["active"] === false) place.at("active").tell("INACTIVE");
      return listLeftOver(resource, place, shapes.Practitioner);
    }
    const externalId = externalIdOf(entry);
    if (externalId === null) return place.leaveResourceOut("NO_ID");
    if (this.items[kind].has(externalId)) return place.leaveResourceOut("REPEATED");
    const mapped =
      kind === "LOCATION"
        ? mapLocation(resource, place, context)
        : kind === "PATIENT"
          ? mapPatient(resource, place, context)
          : mapAppointment(entry, references, context, (location) => this.#keep(location, place));
    if (mapped) this.#keep({ kind, externalId, path: place.path, ...mapped }, place);
  }

  #keep(item: MappedItem, place: Place): void {
    if (Buffer.byteLength(JSON.stringify(item)) > largestItem) place.leaveResourceOut("TOO_LARGE");
    else this.items[item.kind].set(item.externalId, item);
  }
}

/** So many entries are read without a pause: some milliseconds. */
const entriesAStep = 20;

/**
 * Everything of a bundle that our batches take, and a list of what they don't. Reads nothing else and guesses nothing. It pauses now and
 * then, as a large one takes seconds, and others are served by the same process.
 */
export function* mapBundle(bundle: unknown, context: MappingContext): Generator<void, Outcome<MappedBundle>> {
  const mapping = new BundleMapping();
  const read = readBundle(bundle, mapping.findings);
  if (!read.ok) return read;
  const references = new References(read.value);
  for (const [index, entry] of read.value.entries()) {
    if (index % entriesAStep === entriesAStep - 1) yield;
    mapping.add(entry, references, context);
  }
  const { LOCATION, PATIENT, APPOINTMENT } = mapping.items;
  return success({ items: [...LOCATION.values(), ...PATIENT.values(), ...APPOINTMENT.values()], findings: mapping.findings });
}
