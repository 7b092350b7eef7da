import { z } from "zod";
import type { Outcome, Problem } from "./outcome.ts";
import { failure, success } from "./outcome.ts";

const facts = (issue: z.core.$ZodIssue): Record<string, unknown> => ({
  ...("maximum" in issue && { maximum: issue.maximum }),
  ...("values" in issue && { choices: issue.values.join(", ") }),
});

const toProblem = (issue: z.core.$ZodIssue, path: readonly string[]): Problem => ({
  code: "VALIDATION_FAILED",
  path: [...path, ...issue.path.map(String)],
  reason: issue.message,
  facts: facts(issue),
});

/** Reads a value by its schema; every problem is said at its place below `path`. The schemas' messages are reasons. */
export function validate<S extends z.ZodType>(schema: S, value: unknown, path: readonly string[]): Outcome<z.output<S>> {
  const read = schema.safeParse(value);
  return read.success ? success(read.data) : failure(...read.error.issues.map((issue) => toProblem(issue, path)));
}

/** Trimmed, composed (NFC) and of visible characters alone, so that equal texts are equal bytes. */
export const plainText = (value: string): string =>
  value
    .toWellFormed()
    .replace(/\p{Cc}+/gu, " ")
    .normalize("NFC")
    .trim();

/** The same, with its lines. */
const plainLines = (value: string): string =>
  value
    .toWellFormed()
    .replace(/\r\n?/g, "\n")
    .replace(/[^\P{Cc}\n]+/gu, " ")
    .normalize("NFC")
    .trim();

/** Text that people type: plain, and not blank. */
export const textOf = (maximum: number) =>
  z.string("REQUIRED").transform(plainText).pipe(z.string().min(1, "REQUIRED").max(maximum, "TOO_LONG"));

/** Text of several lines. */
export const linesOf = (maximum: number) =>
  z.string("REQUIRED").transform(plainLines).pipe(z.string().min(1, "REQUIRED").max(maximum, "TOO_LONG"));

const isCalendarDate = (value: string): boolean => {
  const read = new Date(`${value}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(read.getTime()) && read.toISOString().startsWith(value);
};

export const calendarDate = z.string("REQUIRED").refine(isCalendarDate, { error: "NOT_A_DATE", abort: true });

/** Years that every database can hold, whatever the offset made of them. */
export const isStorable = (instant: Date): boolean => instant.getUTCFullYear() >= 1000 && instant.getUTCFullYear() <= 9999;

const instantPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/** An instant with its offset, to the millisecond. */
export const instant = z
  .string("REQUIRED")
  .refine((value) => instantPattern.test(value) && isCalendarDate(value.slice(0, 10)) && isStorable(new Date(value)), "NOT_AN_INSTANT")
  .transform((value) => new Date(value));

/** Without a name in front of the host, which would pass for another host. */
export const httpsUrl = z
  .url({ protocol: /^https$/, error: "NOT_A_URL", abort: true })
  .max(500, "TOO_LONG")
  .refine((value) => URL.canParse(value) && new URL(value).username === "" && !/\p{Cc}/u.test(value), "NOT_A_URL");

const isTimeZone = (value: string): boolean => {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: value }).resolvedOptions().timeZone !== "" && !/^[+-]/.test(value);
  } catch {
    return false;
  }
};

export const timeZone = z.string("REQUIRED").refine(isTimeZone, "NOT_A_TIME_ZONE");

/** A choice from a closed list. */
export const choice = <const T extends readonly string[]>(values: T) =>
  z.enum(values, { error: ({ input }) => (input === null ? "REQUIRED" : "NOT_A_CHOICE") });

/** Absent stays absent, null clears: for fields that may be empty. */
export const clearable = <S extends z.ZodType>(schema: S) => schema.nullable().optional();
