import type { EntityManager } from "typeorm";
import { IsNull, LessThanOrEqual, Not } from "typeorm";
import { affectedRows } from "../../db/affected.ts";
import type { AccountAnswer } from "../../gateways/payments/payment-answers.ts";
import { differingKeys } from "../../kernel/changes.ts";
import { ensureStripeAccountRow } from "./save-stripe-keys.ts";
import { StripeAccountRow } from "./stripe-account.entity.ts";
import type { StripeAccountState } from "./stripe-status.ts";

/** An answer that says something about the key. */
export type Judgement = Extract<AccountAnswer, { readonly kind: "ok" | "refused" }>;

export const isJudgement = (answer: AccountAnswer): answer is Judgement => answer.kind === "ok" || answer.kind === "refused";

interface Findings {
  readonly state: StripeAccountState;
  readonly accountId?: string;
  readonly livemode?: boolean;
}

/** What a row keeps of an answer. A key that is refused doesn't tell whose it was: what was known stays. */
export function findingsOf(answer: Judgement): Findings {
  if (answer.kind === "refused") return { state: "KEY_REFUSED" };
  const { accountId, livemode, chargesEnabled } = answer;
  return { state: chargesEnabled ? "CONNECTED" : "ACCOUNT_RESTRICTED", accountId, livemode };
}

export interface Answered {
  readonly clinicId: string;
  /** Which keys Stripe was asked with: the clinic's own of this version, or the installation's of these marks. */
  readonly keys: { readonly version: number } | { readonly marks: readonly string[] };
  readonly askedAt: Date;
  readonly answer: Judgement;
}

/** Answers what changed; nothing where the keys were replaced meanwhile, or Stripe was asked again since. */
export async function recordAnswer(tx: EntityManager, { clinicId, keys, askedAt, answer }: Answered): Promise<string[]> {
  const marks = "marks" in keys ? keys.marks : null;
  if (marks) await ensureStripeAccountRow(tx, clinicId);
  const before = await tx.findOneByOrFail(StripeAccountRow, { clinicId });
  // Another key of the installation may be another account: nothing of what was known holds.
  const another = marks !== null && !marks.includes(before.installationKeyMark ?? "");
  const findings = { ...(another && { state: null, accountId: null, livemode: null }), ...findingsOf(answer) };
  const asked = {
    clinicId,
    version: "version" in keys ? keys.version : before.version,
    secretKeySealed: marks ? IsNull() : Not(IsNull()),
  };
  const update = tx
    .createQueryBuilder()
    .update(StripeAccountRow)
    .set({ ...findings, installationKeyMark: marks?.[0] ?? null, checkedAt: askedAt })
    .where([
      { ...asked, checkedAt: IsNull() },
      { ...asked, checkedAt: LessThanOrEqual(askedAt) },
    ]);
  return affectedRows(await update.execute()) === 0 ? [] : differingKeys<object>(before, findings);
}
