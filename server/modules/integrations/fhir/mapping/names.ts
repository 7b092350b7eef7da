import type { Elements, HumanName } from "./datatypes.ts";
import { humanName } from "./datatypes.ts";
import { isOver } from "./in-force.ts";
import type { Place } from "./place.ts";
import type { Placed } from "./read-element.ts";
import { listLeftOver, readList } from "./read-element.ts";
import { shapes } from "./shapes.ts";

/** By which name somebody is known officially: the first of these that there is. */
const officialUses: readonly (string | undefined)[] = ["official", "usual", undefined];

/** By which they like to be called. */
const preferredUses: readonly (string | undefined)[] = ["usual", "nickname"];

const isOfUse = ({ use }: HumanName): boolean => [...officialUses, ...preferredUses].includes(use);

const firstOf = (names: readonly Placed<HumanName>[], uses: readonly (string | undefined)[]): Placed<HumanName> | undefined =>
  uses.flatMap((use) => names.filter(({ value }) => value.use === use)).at(0);

const givenOf = ({ given = [] }: HumanName): string => given.join(" ").trim();

export interface MappedName {
  readonly fields: Readonly<Record<string, string>>;
  readonly origins: Readonly<Record<string, string>>;
}

const none: MappedName = { fields: {}, origins: {} };

/** First and last name as the official name has them in parts, and the preferred one. Text is not taken apart. */
export function patientName(resource: Elements, place: Place, today: string): MappedName {
  const all = readList(humanName, resource, "name", place);
  const current = all.filter(({ value }) => !isOver(value, today));
  const official = firstOf(current, officialUses);
  const usual = firstOf(
    current.filter((name) => name !== official),
    preferredUses,
  );
  const preferred = usual && givenOf(usual.value) !== "" ? usual : undefined;
  for (const name of all) {
    if (name === official || name === preferred) listLeftOver(name.value, name.place, shapes.HumanName);
    else name.place.leaveOut(isOver(name.value, today) ? "NOT_IN_FORCE" : isOfUse(name.value) ? "SEVERAL" : "USE_NOT_MAPPED");
  }
  if (!official) return none;
  const { family } = official.value;
  const given = givenOf(official.value);
  if (family === undefined || given === "") {
    official.place.leaveOut("NAME_NOT_IN_PARTS");
    return none;
  }
  const from = official.place.path;
  const called = preferred && givenOf(preferred.value);
  return {
    fields: { firstName: given, lastName: family, ...(called && called !== given && { preferredName: called }) },
    origins: {
      firstName: `${from}.given`,
      lastName: `${from}.family`,
      ...(preferred && { preferredName: `${preferred.place.path}.given` }),
    },
  };
}

/** As it is shown: the whole name in parts, or its text. Null where there is neither. */
export function shownName(resource: Elements, place: Place, today: string): string | null {
  const names = readList(humanName, resource, "name", place).filter(({ value }) => !isOver(value, today));
  const name = firstOf(names, officialUses)?.value;
  if (!name) return null;
  const { prefix = [], family } = name;
  const parts = [...prefix, givenOf(name), family ?? ""].map((part) => part.trim()).filter((part) => part !== "");
  if (family === undefined && name.text !== undefined) return name.text;
  return parts.length > 0 ? parts.join(" ") : (name.text ?? null);
}
