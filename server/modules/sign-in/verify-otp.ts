import type { EntityManager } from "typeorm";
import { prepareEntities, prepareFind } from "../../db/prepared/prepared-query.ts";
import { prepareUpdate } from "../../db/prepared/prepared-update.ts";
import { digitsOfCode } from "../../kernel/fold.ts";
import type { Outcome, Problem } from "../../kernel/outcome.ts";
import { failure, success } from "../../kernel/outcome.ts";
import { hashToken } from "../../kernel/secret-token.ts";
import type { SecretKeys } from "../../kernel/secret-keys.ts";
import { countGuess } from "./limits/code-guesses.ts";
import { guessKeysOf } from "./limits/guess-keys.ts";
import { waitProblem } from "./limits/waiting.ts";
import type { CodePurpose } from "./one-time-code.ts";
import { isRightCode, triesPerCode } from "./one-time-code.ts";
import { OtpChallenge } from "./otp-challenge.entity.ts";
import type { SignInParts } from "./sign-in-parts.ts";

export interface Attempt {
  readonly purpose: CodePurpose;
  readonly clinicId: string;
  readonly clinicPhone: string;
  readonly challengeId: string;
  /** As typed or pasted. */
  readonly typed: string;
  readonly nonce: string;
  readonly at: Date;
}

/** A whole message with its code in it; nothing longer is read. */
const longestTyped = 4_000;

const path = ["input", "code"];

const problem = (code: Problem["code"], facts?: Problem["facts"]): Problem => ({ code, path, ...(facts && { facts }) });

export const expiredCode = problem("OTP_EXPIRED");

const alive =
  "clinic_id = :clinicId AND id = :challengeId AND purpose = :purpose AND nonce_hash = :nonceHash " +
  "AND consumed_at IS NULL AND voided_at IS NULL AND expires_at > :at";

/** The values of `alive`. */
const valuesOf = ({ purpose, clinicId, challengeId, nonce, at }: Attempt) => ({
  ...{ purpose, clinicId, challengeId, at, nonceHash: hashToken(nonce) },
});

const ownChallenge = prepareEntities((manager) =>
  manager
    .createQueryBuilder(OtpChallenge, "own")
    .select(["own.tries", "own.expiresAt", "own.voidedAt", "own.consumedAt"])
    .where("own.clinic_id = :clinicId AND own.id = :id AND own.purpose = :purpose AND own.nonce_hash = :nonceHash"),
);

const challengeOf = prepareFind(OtpChallenge, "clinicId", "id");

const counting = prepareUpdate((manager) =>
  manager
    .createQueryBuilder()
    .update(OtpChallenge)
    .set({ tries: () => "tries + 1" })
    .where(`${alive} AND tries < :most`),
);

const consuming = prepareUpdate((manager) =>
  manager
    .createQueryBuilder()
    .update(OtpChallenge)
    .set({ consumedAt: () => ":at" })
    .where(alive),
);

/**
 * Why no code can be tried; null where one can. Another clinic's, another browser's or an invented challenge is said to be expired,
 * as a real one that is.
 */
async function whyNot(manager: EntityManager, { purpose, clinicId, challengeId, nonce, at }: Attempt): Promise<Problem | null> {
  const [challenge] = await ownChallenge(manager, { clinicId, id: challengeId, purpose, nonceHash: hashToken(nonce) });
  const open = challenge && !challenge.consumedAt && !challenge.voidedAt && challenge.expiresAt > at;
  if (!open) return expiredCode;
  return challenge.tries >= triesPerCode ? problem("OTP_USED_UP") : null;
}

interface CountedTry {
  readonly challenge: OtpChallenge;
  /** False: whatever was typed is wrong. */
  readonly counts: boolean;
}

/** Counts a try, of the challenge and of the person. The counting UPDATE decides: of any number of parallel tries at most five match it. */
async function countTry(tx: EntityManager, keys: SecretKeys, attempt: Attempt): Promise<Outcome<CountedTry>> {
  const { purpose, clinicId, clinicPhone, challengeId, at } = attempt;
  const counted = await counting(tx, { ...valuesOf(attempt), most: triesPerCode });
  const [challenge] = counted === 1 ? await challengeOf(tx, { clinicId, id: challengeId }) : [];
  if (!challenge) return failure((await whyNot(tx, attempt)) ?? expiredCode);
  const { standing, counts } = await countGuess(tx, guessKeysOf(keys, challenge), at);
  if (standing.open) return success({ challenge, counts: counts && (challenge.patientId !== null || challenge.opensRegistration) });
  await tx.update(OtpChallenge, { clinicId, id: challengeId }, { tries: () => "tries - 1" });
  const { retryAt, stopped } = standing;
  return failure(waitProblem({ purpose, because: stopped ? "STOP" : "GUESSES", at, retryAt, path, clinicPhone }));
}

/** Evaluates a code after its try was counted and that was committed: a try that was not counted is never compared. */
export async function evaluateCode(
  { database, keys }: Pick<SignInParts, "database" | "keys">,
  attempt: Attempt,
): Promise<Outcome<OtpChallenge>> {
  // What is over stays over: whoever goes on trying it costs a read, and keeps nobody from writing.
  const over = await whyNot(database.manager, attempt);
  if (over) return failure(over);
  const counted = await database.transaction((tx) => countTry(tx, keys, attempt));
  if (!counted.ok) return counted;
  const { challenge, counts } = counted.value;
  const { clinicId, id: challengeId, recipient, codeMac, tries } = challenge;
  const code = digitsOfCode(attempt.typed.slice(0, longestTyped)) ?? "";
  const right = isRightCode(keys, codeMac, { purpose: attempt.purpose, clinicId, challengeId, recipient }, code);
  // A decoy belongs to nobody and opens nothing: even its right code is wrong.
  if (right && counts) return success(challenge);
  const triesLeft = triesPerCode - tries;
  return failure({ ...problem("OTP_INVALID", { triesLeft }), ...(triesLeft <= 0 && { reason: "OTP_LAST_TRY" }) });
}

/** Uses the challenge up. Only one caller ever gets true. */
export const consumeChallenge = (tx: EntityManager, attempt: Attempt): Promise<boolean> =>
  consuming(tx, valuesOf(attempt)).then((matched) => matched === 1);
