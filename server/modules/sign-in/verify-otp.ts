import type { EntityManager } from "typeorm";
import { IsNull, LessThan, MoreThan } from "typeorm";
import { affectedRows } from "../../db/affected.ts";
import type { Database } from "../../db/database.ts";
import { digitsOfCode } from "../../kernel/fold.ts";
import type { Outcome, Problem } from "../../kernel/outcome.ts";
import { failure, success } from "../../kernel/outcome.ts";
import { hashToken } from "../../kernel/secret-token.ts";
import type { SecretKeys } from "../../kernel/secret-keys.ts";
import { isRightCode, triesPerCode } from "./one-time-code.ts";
import { OtpChallenge } from "./otp-challenge.entity.ts";

export interface Attempt {
  readonly clinicId: string;
  readonly challengeId: string;
  /** As typed or pasted. */
  readonly typed: string;
  readonly nonce: string;
  readonly at: Date;
}

/** A whole message with its code in it; nothing longer is read. */
const longestTyped = 4_000;

const problem = (code: Problem["code"], facts?: Problem["facts"]): Problem => ({ code, path: ["input", "code"], ...(facts && { facts }) });

export const expiredCode = problem("OTP_EXPIRED");

const alive = ({ clinicId, challengeId, nonce, at }: Attempt) => ({
  clinicId,
  id: challengeId,
  nonceHash: hashToken(nonce),
  consumedAt: IsNull(),
  voidedAt: IsNull(),
  expiresAt: MoreThan(at),
});

/** Another clinic's, another browser's or an invented challenge is said to be expired, as a real one that is. */
async function whyNot(manager: EntityManager, { clinicId, challengeId, nonce, at }: Attempt): Promise<Problem> {
  const challenge = await manager.findOneBy(OtpChallenge, { clinicId, id: challengeId, nonceHash: hashToken(nonce) });
  const open = challenge && !challenge.consumedAt && !challenge.voidedAt && challenge.expiresAt > at;
  return open && challenge.tries >= triesPerCode ? problem("OTP_USED_UP") : expiredCode;
}

/**
 * Counts a try, then evaluates it. The counting UPDATE decides: of any number of parallel tries at most five match it, and a try
 * that was not counted is never compared.
 */
export async function evaluateCode(database: Database, keys: SecretKeys, attempt: Attempt): Promise<Outcome<OtpChallenge>> {
  const { clinicId, challengeId, typed } = attempt;
  const counted = await database.manager.update(
    OtpChallenge,
    { ...alive(attempt), tries: LessThan(triesPerCode) },
    { tries: () => "tries + 1" },
  );
  if (affectedRows(counted) !== 1) return failure(await whyNot(database.manager, attempt));
  const challenge = await database.manager.findOneByOrFail(OtpChallenge, { clinicId, id: challengeId });
  const code = digitsOfCode(typed.slice(0, longestTyped)) ?? "";
  const right = isRightCode(keys, challenge.codeMac, { clinicId, challengeId, recipient: challenge.recipient }, code);
  // A decoy belongs to nobody: even its right code is wrong.
  if (!right || challenge.patientId === null) return failure(problem("OTP_INVALID", { triesLeft: triesPerCode - challenge.tries }));
  return success(challenge);
}

/** Uses the challenge up. Only one caller ever gets true. */
export async function consumeChallenge(tx: EntityManager, attempt: Attempt): Promise<boolean> {
  return affectedRows(await tx.update(OtpChallenge, alive(attempt), { consumedAt: attempt.at })) === 1;
}
