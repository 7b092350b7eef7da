import type { RightHolder } from "../../kernel/actor.ts";
import type { Outcome } from "../../kernel/outcome.ts";
import { failure, success } from "../../kernel/outcome.ts";
import { DecryptionError } from "../../kernel/secret-keys.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { isJudgement, recordAnswer } from "./record-answer.ts";
import { StripeAccountRow } from "./stripe-account.entity.ts";
import type { KeyInUse, StripeParts } from "./stripe-parts.ts";
import { keyInUse } from "./stripe-parts.ts";
import { keyProblem } from "./stripe-problems.ts";

const unusable = (reason: string): Outcome<never> => failure({ code: "STRIPE_NOT_CONFIGURED", path: [], reason });

/** Asks Stripe about the keys that the clinic uses. That Stripe refuses them is news to remember; that it doesn't answer is not. */
export async function checkStripeAccount(parts: StripeParts, actor: RightHolder): Promise<Outcome<void>> {
  const { database, clock, payments } = parts;
  const { clinicId } = actor;
  const row = await database.manager.findOneBy(StripeAccountRow, { clinicId });
  let inUse: KeyInUse | null;
  try {
    inUse = keyInUse(parts, row);
  } catch (error) {
    if (error instanceof DecryptionError) return unusable("STRIPE_KEYS_UNREADABLE");
    throw error;
  }
  if (!inUse) return unusable("STRIPE_KEYS_MISSING");
  const askedAt = clock.now();
  const answer = await payments.checkAccount(inUse.secretKey);
  if (!isJudgement(answer)) return failure(keyProblem(answer, []));
  const { keys } = inUse;
  await database.transaction(async (tx) => {
    const changedFields = await recordAnswer(tx, { clinicId, keys, askedAt, answer });
    if (changedFields.length > 0) await recordAudit(tx, actor, clock.now(), { action: "stripe-account.checked", changedFields });
  });
  return success(undefined);
}
