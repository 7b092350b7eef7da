import { createHash } from "node:crypto";
import { canonicalJson } from "../../../../kernel/canonical-json.ts";
import type { Elements } from "./datatypes.ts";
import { mapLocation } from "./map-location.ts";
import type { MappedItem, MappingContext } from "./mapping-context.ts";
import type { Place } from "./place.ts";

/** A location inside an appointment has no id of its own: the same words are the same place, however often they stand there. */
export function containedLocation(resource: Elements, place: Place, context: MappingContext): MappedItem {
  const mapped = mapLocation(resource, place, context);
  const digest = createHash("sha256").update(canonicalJson(mapped.input)).digest("hex").slice(0, 32);
  return { kind: "LOCATION", externalId: `contained-${digest}`, path: place.path, ...mapped };
}
