import type { Problem } from "../../../kernel/outcome.ts";
import { waitLeft } from "../../limits/wait-left.ts";
import type { CodePurpose } from "../one-time-code.ts";

/** Why somebody has to wait: wrong codes, so many that only the clinic helps, or codes that were asked for. */
export type WaitingFor = "GUESSES" | "STOP" | "SENDS";

const reasons = {
  GUESSES: { MINUTES: "WRONG_CODES_WAIT_MINUTES", HOURS: "WRONG_CODES_WAIT_HOURS" },
  SENDS: { MINUTES: "MANY_CODES_WAIT_MINUTES", HOURS: "MANY_CODES_WAIT_HOURS" },
} as const;

const stops: Readonly<Record<CodePurpose, string>> = { SIGN_IN: "SIGN_IN_STOPPED", CONTACT_CHANGE: "CONTACT_CHANGE_STOPPED" };

interface Wait {
  readonly purpose: CodePurpose;
  readonly because: WaitingFor;
  readonly at: Date;
  readonly retryAt: Date;
  readonly path: readonly string[];
  readonly clinicPhone: string;
}

/** Says how long to wait, rounded up, or whom to call where waiting would be for days. */
export function waitProblem({ purpose, because, at, retryAt, path, clinicPhone }: Wait): Problem {
  const code = "TOO_MANY_REQUESTS";
  if (because === "STOP") return { code, path, reason: stops[purpose], facts: { retryAt, clinicPhone } };
  const { unit, wait } = waitLeft(retryAt, at);
  return { code, path, reason: reasons[because][unit], facts: { retryAt, wait } };
}
