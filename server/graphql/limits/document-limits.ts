import type { Actor } from "../../kernel/actor.ts";

/** The parser stops at this: validation of a longer document could cost more than answering it. */
export const mostTokens = 2_500;

export interface DocumentLimits {
  readonly depth: number;
  readonly fields: number;
  readonly aliases: number;
  readonly directives: number;
  readonly fragments: number;
  readonly repetitions: number;
  readonly rootFields: number;
  readonly variables: number;
}

export const documentLimits: DocumentLimits = {
  depth: 12,
  fields: 600,
  aliases: 30,
  directives: 30,
  fragments: 100,
  repetitions: 30,
  rootFields: 20,
  variables: 200,
};

/**
 * Open to everybody: deep enough for every tool, whose questions have 230 fields and 10 fragments, and without what would multiply the
 * whole schema or keep validation busy.
 */
export const introspectionLimits: DocumentLimits = {
  ...documentLimits,
  ...{ depth: 16, fields: 400, aliases: 5, directives: 10, fragments: 30, repetitions: 10, variables: 20 },
};

/** Each is validated for itself, together with all fragments that it leads to. */
export const mostOperations = 50;

/**
 * The most that one operation may cost, in points. People's pages cost half of theirs at most; a page of 100 charts with 100
 * appointments each is a consumer's fifth.
 */
export const mostPoints: Readonly<Record<Actor["kind"], number>> = { anonymous: 5_000, patient: 5_000, staff: 5_000, consumer: 50_000 };

/** Each may stand once in a document: guessing codes or passwords takes a request a guess. */
export const authenticationFields: ReadonlySet<string> = new Set([
  "requestOtp",
  "resendOtp",
  "verifyOtp",
  "openNotification",
  "signInFromNotification",
  "signInStaff",
  "submitRegistration",
  "verifyStaffSecondStep",
]);
