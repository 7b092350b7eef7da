import type { z } from "zod";
import { given } from "../../../../kernel/changes.ts";
import type { Elements } from "./datatypes.ts";
import { address } from "./datatypes.ts";
import { isOver } from "./in-force.ts";
import type { Place } from "./place.ts";
import type { Placed } from "./read-element.ts";
import { listLeftOver, readElement, readList } from "./read-element.ts";
import { shapes } from "./shapes.ts";

type FhirAddress = z.output<typeof address>;

export interface MappedAddress {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly origins: Readonly<Record<string, string>>;
}

const none: MappedAddress = { fields: {}, origins: {} };

/** Parts that are there; a text alone is not taken apart. */
function mapAddress({ value, place }: Placed<FhirAddress>): MappedAddress {
  listLeftOver(value, place, shapes.Address);
  const lines = (value.line ?? []).map((line) => line.trim()).filter((line) => line !== "");
  const { city, state: province, postalCode, country } = value;
  const parts = given({ street: lines.length > 0 ? lines.join(", ") : undefined, city, province, postalCode, country });
  if (Object.keys(parts).length === 0) {
    place.leaveOut("NOT_MAPPED");
    return none;
  }
  const from = place.path;
  return {
    fields: { address: parts },
    origins: { address: from, "address.street": `${from}.line`, "address.province": `${from}.state` },
  };
}

/** Where a patient lives: the first address for that, or that says nothing of its use. */
export function patientAddress(resource: Elements, place: Place, today: string): MappedAddress {
  const all = readList(address, resource, "address", place);
  const usable = all.filter(({ value }) => !isOver(value, today) && (value.use === "home" || value.use === undefined));
  const home = usable.find(({ value }) => value.use === "home") ?? usable[0];
  for (const each of all) {
    if (each === home) continue;
    each.place.leaveOut(isOver(each.value, today) ? "NOT_IN_FORCE" : usable.includes(each) ? "SEVERAL" : "USE_NOT_MAPPED");
  }
  return home ? mapAddress(home) : none;
}

export function locationAddress(resource: Elements, place: Place): MappedAddress {
  const value = readElement(address, resource, "address", place);
  return value ? mapAddress({ value, place: place.at("address") }) : none;
}
