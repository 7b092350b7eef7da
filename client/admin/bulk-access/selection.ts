import type { BulkAccessFilterInput } from "../../gql/graphql.ts";

/** What the review form holds, as it was typed; empty where it doesn't matter. */
export interface Selection {
  readonly enabled: boolean;
  readonly changedFrom: string;
  readonly changedUntil: string;
  /** The id of a changer, or `default`. */
  readonly changedBy: string;
  readonly reasonContains: string;
  readonly lastAppointmentFrom: string;
  readonly lastAppointmentBefore: string;
  readonly ageFrom: string;
  readonly ageTo: string;
  readonly contact: "" | "with" | "without";
}

export const everybody: Selection = {
  ...{ enabled: true, changedFrom: "", changedUntil: "", changedBy: "", reasonContains: "", lastAppointmentFrom: "" },
  ...{ lastAppointmentBefore: "", ageFrom: "", ageTo: "", contact: "" },
};

export const nobodysChange = "default";

/** The first instant of a day on the reader's own clock, or of the day after. */
function instantOf(day: string, daysLater: number): string {
  const date = new Date(`${day}T00:00`);
  date.setDate(date.getDate() + daysLater);
  return date.toISOString();
}

/** What isn't whole yet, such as half a year of a date, counts as what was typed: the server says what is wrong with it. */
const dayStart = (day: string, daysLater = 0): string => (Number.isNaN(Date.parse(`${day}T00:00`)) ? day : instantOf(day, daysLater));

const age = (typed: string): number => (/^\d{1,3}$/.test(typed.trim()) ? Number(typed) : -1);

export function filterOf(selection: Selection): BulkAccessFilterInput {
  const { changedFrom, changedUntil, changedBy, reasonContains, lastAppointmentFrom, lastAppointmentBefore, ageFrom, ageTo, contact } =
    selection;
  return {
    ...(changedFrom && { changedFrom: dayStart(changedFrom) }),
    ...(changedUntil && { changedBefore: dayStart(changedUntil, 1) }),
    ...(changedBy === nobodysChange ? { changedByDefault: true } : changedBy && { changedBy }),
    ...(reasonContains.trim() && { reasonContains }),
    ...(lastAppointmentFrom && { lastAppointmentFrom }),
    ...(lastAppointmentBefore && { lastAppointmentBefore }),
    ...(ageFrom.trim() && { ageFrom: age(ageFrom) }),
    ...(ageTo.trim() && { ageTo: age(ageTo) }),
    ...(contact && { hasContact: contact === "with" }),
  };
}

/** The server's name of a field that the form calls otherwise. */
const fieldNames: Readonly<Record<string, string>> = {
  changedBefore: "changedUntil",
  changedByDefault: "changedBy",
  hasContact: "contact",
};

/** A problem's path, `["input", "filter", "ageFrom"]`, as the form's field; null for what is none. */
export function fieldAt(path: readonly string[]): string | null {
  const name = path.at(-1) ?? "";
  const field = fieldNames[name] ?? name;
  return field in everybody || field === "reason" ? field : null;
}
