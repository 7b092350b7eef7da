import { digitsOfCode } from "../../../kernel/fold.ts";
import type { Outcome, Problem } from "../../../kernel/outcome.ts";
import { failure, success } from "../../../kernel/outcome.ts";
import type { SecretKeys } from "../../../kernel/secret-keys.ts";
import { calendarDate } from "../../../kernel/validation.ts";
import type { NotificationSignIn } from "../../settings/portal-settings-values.ts";
import type { FoundLink } from "./find-link.ts";
import { isRightLinkCode, isSameDay } from "./link-secrets.ts";
import { asksForCode, asksForDateOfBirth } from "./what-is-asked.ts";

/** What somebody answers to what is asked of them. */
export interface NotificationAnswer {
  /** As typed or pasted. */
  readonly code: string | null;
  /** YYYY-MM-DD. */
  readonly dateOfBirth: string | null;
}

/** A whole message with its code in it; nothing longer is read. */
const longestTyped = 4_000;

const required = (field: string, reason: string): Problem => ({ code: "VALIDATION_FAILED", path: ["input", field], reason });

/** Refuses what can be no answer before it costs a try. */
export function readAnswer(asked: NotificationSignIn, { code, dateOfBirth }: NotificationAnswer): Outcome<NotificationAnswer> {
  const typed = code?.slice(0, longestTyped).trim() || null;
  const day = dateOfBirth?.trim() || null;
  const problems = [
    ...(asksForCode(asked) && typed === null ? [required("code", "REQUIRED")] : []),
    ...(asksForDateOfBirth(asked) && day === null ? [required("dateOfBirth", "REQUIRED")] : []),
    ...(asksForDateOfBirth(asked) && day !== null && !calendarDate.safeParse(day).success ? [required("dateOfBirth", "NOT_A_DATE")] : []),
  ];
  return problems.length > 0 ? failure(...problems) : success({ code: typed, dateOfBirth: day });
}

/** All that is asked is compared, whichever part is wrong: how long it takes tells nothing. */
export function isRightAnswer(
  keys: SecretKeys,
  asked: NotificationSignIn,
  { link, chart }: FoundLink,
  { code, dateOfBirth }: NotificationAnswer,
): boolean {
  const codeFits = isRightLinkCode(keys, link, digitsOfCode(code ?? "") ?? "") || !asksForCode(asked);
  const dayFits = isSameDay(chart.dateOfBirth, dateOfBirth ?? "") || !asksForDateOfBirth(asked);
  return codeFits && dayFits && asked !== "FULL_SIGN_IN";
}

/** Doesn't tell which of two answers is the wrong one: they would be guessed one by one. */
export function wrongAnswer(asked: NotificationSignIn, triesLeft: number): Problem {
  const facts = { triesLeft };
  if (asked === "CODE") return { code: "OTP_INVALID", path: ["input", "code"], facts };
  if (asked === "DATE_OF_BIRTH") return { code: "OTP_INVALID", path: ["input", "dateOfBirth"], reason: "DATE_OF_BIRTH_INVALID", facts };
  return { code: "OTP_INVALID", path: ["input"], reason: "CODE_OR_DATE_OF_BIRTH_INVALID", facts };
}
