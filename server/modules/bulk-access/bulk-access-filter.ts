import { z } from "zod";
import type { Outcome } from "../../kernel/outcome.ts";
import { failure } from "../../kernel/outcome.ts";
import { calendarDate, instant, textOf, validate } from "../../kernel/validation.ts";

const oldest = 150;

const age = z.number("REQUIRED").int("NOT_AN_AGE").min(0, "NOT_AN_AGE").max(oldest, "NOT_AN_AGE").nullish();

const fields = z.object({
  changedFrom: instant.nullish(),
  changedBefore: instant.nullish(),
  changedBy: z.string("REQUIRED").nullish(),
  changedByDefault: z.boolean("REQUIRED").nullish(),
  reasonContains: textOf(200).nullish(),
  lastAppointmentFrom: calendarDate.nullish(),
  lastAppointmentBefore: calendarDate.nullish(),
  ageFrom: age,
  ageTo: age,
  hasContact: z.boolean("REQUIRED").nullish(),
});

/** Which charts, in words that can be kept and read again; null where it doesn't matter. */
export interface BulkAccessFilter {
  /** Instants as ISO 8601. */
  readonly changedFrom: string | null;
  readonly changedBefore: string | null;
  /** As `writtenActor` writes it. */
  readonly changedBy: string | null;
  readonly changedByDefault: boolean;
  readonly reasonContains: string | null;
  /** Days in the clinic's time zone. */
  readonly lastAppointmentFrom: string | null;
  readonly lastAppointmentBefore: string | null;
  readonly ageFrom: number | null;
  readonly ageTo: number | null;
  readonly hasContact: boolean | null;
  /** The clinic's day and zone when it was asked: ages and days mean the same until the change is over. */
  readonly today: string;
  readonly timeZone: string;
}

/** The filter as it is sent, `changedBy` written as rows have it or, where it is nobody's id, "". */
export type BulkAccessFilterInput = Readonly<Record<string, unknown>>;

const inOrder = <T>(from: T | null | undefined, to: T | null | undefined): boolean =>
  from === null || from === undefined || to === null || to === undefined || from <= to;

/** Reads a filter; says at each field what is wrong with it. */
export function readFilter(input: BulkAccessFilterInput, day: Pick<BulkAccessFilter, "today" | "timeZone">): Outcome<BulkAccessFilter> {
  const path = ["input", "filter"];
  const checked = fields
    .refine(({ changedFrom, changedBefore }) => inOrder(changedFrom, changedBefore), {
      error: "ENDS_BEFORE_IT_BEGINS",
      path: ["changedBefore"],
    })
    .refine(({ lastAppointmentFrom: from, lastAppointmentBefore: before }) => inOrder(from, before), {
      error: "ENDS_BEFORE_IT_BEGINS",
      path: ["lastAppointmentBefore"],
    })
    .refine(({ ageFrom, ageTo }) => inOrder(ageFrom, ageTo), { error: "ENDS_BEFORE_IT_BEGINS", path: ["ageTo"] })
    .refine(({ changedBy }) => changedBy !== "", { error: "UNKNOWN_PERSON", path: ["changedBy"] });
  const read = validate(checked, input, path);
  if (!read.ok) return read;
  const { changedBy = null, changedByDefault } = read.value;
  if (changedBy !== null && changedByDefault === true) {
    const choices = "changedBy, changedByDefault";
    return failure({ code: "VALIDATION_FAILED", path: [...path, "changedByDefault"], reason: "AT_MOST_ONE", facts: { choices } });
  }
  const { changedFrom, changedBefore, reasonContains, lastAppointmentFrom, lastAppointmentBefore, ageFrom, ageTo, hasContact } = read.value;
  return {
    ok: true,
    value: {
      changedFrom: changedFrom?.toISOString() ?? null,
      changedBefore: changedBefore?.toISOString() ?? null,
      changedBy,
      changedByDefault: changedByDefault ?? false,
      reasonContains: reasonContains ?? null,
      lastAppointmentFrom: lastAppointmentFrom ?? null,
      lastAppointmentBefore: lastAppointmentBefore ?? null,
      ageFrom: ageFrom ?? null,
      ageTo: ageTo ?? null,
      hasContact: hasContact ?? null,
      ...day,
    },
  };
}
