import { later } from "../../../kernel/clock.ts";
import type { Problem } from "../../../kernel/outcome.ts";
import type { Standing } from "../../limits/guess-policy.ts";
import { guessingUnseen } from "../../limits/guess-policy.ts";
import { waitLeft } from "../../limits/wait-left.ts";

interface Wait {
  /** Of the count over the patient's notifications; open where their sign-in as a whole is stopped. */
  readonly standing: Standing;
  readonly at: Date;
  readonly clinicPhone: string;
}

const path = ["input"];

/** Says how long to wait, rounded up, or whom to call. */
export function linkWait({ standing, at, clinicPhone }: Wait): Problem {
  const code = "TOO_MANY_REQUESTS";
  const retryAt = standing.open ? later(at, guessingUnseen.per) : standing.retryAt;
  if (standing.open || standing.stopped) return { code, path, reason: "SIGN_IN_STOPPED", facts: { retryAt, clinicPhone } };
  const { unit, wait } = waitLeft(retryAt, at);
  return { code, path, reason: unit === "HOURS" ? "WRONG_ANSWERS_WAIT_HOURS" : "WRONG_ANSWERS_WAIT_MINUTES", facts: { retryAt, wait } };
}
