import type { z } from "zod";
import type { Elements } from "./datatypes.ts";
import type { Place } from "./place.ts";

export interface Placed<T> {
  readonly value: T;
  readonly place: Place;
}

/** One element; undefined where it is absent, or is nothing that FHIR would have there. */
export function readElement<S extends z.ZodType>(schema: S, resource: Elements, name: string, place: Place): z.output<S> | undefined {
  const value = resource[name];
  if (value === undefined || value === null) return undefined;
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  place.at(name).leaveOut("MALFORMED");
  return undefined;
}

/** Beyond this many nobody looks: no person has more names or phones. */
const longestList = 100;

/** A list's items, each by itself: one that is malformed does not hinder the others. */
export function readList<S extends z.ZodType>(schema: S, resource: Elements, name: string, place: Place): Placed<z.output<S>>[] {
  const values = resource[name];
  if (values === undefined || values === null) return [];
  if (!Array.isArray(values)) {
    place.at(name).leaveOut("MALFORMED");
    return [];
  }
  if (values.length > longestList) place.at(name).leaveOut("SEVERAL");
  return values.slice(0, longestList).flatMap((value: unknown, index) => {
    const read = schema.safeParse(value);
    if (read.success) return [{ value: read.data, place: place.at(name, index) }];
    place.at(name, index).leaveOut("MALFORMED");
    return [];
  });
}

/** Which elements of a type are looked at, and which others FHIR has. */
export interface Shape {
  readonly mapped: readonly string[];
  readonly others: readonly string[];
}

/**
 * Lists what nobody looked at. A name that FHIR doesn't have is not repeated: anything could stand in it. What stands beside a value
 * of a primitive type (`_birthDate`) goes by its name.
 */
export function listLeftOver(elements: Elements, place: Place, { mapped, others }: Shape): void {
  let unknown = false;
  for (const [name, value] of Object.entries(elements)) {
    if (value === undefined || value === null || mapped.includes(name)) continue;
    const plain = name.startsWith("_") ? name.slice(1) : name;
    if (others.includes(plain) || mapped.includes(plain)) place.at(name).leaveOut("NOT_MAPPED");
    else unknown = true;
  }
  if (unknown) place.leaveOut("UNKNOWN_ELEMENT");
}
