import type { EntityManager } from "typeorm";
import { affectedRows } from "../../db/affected.ts";
import { isUniqueViolation } from "../../db/errors.ts";
import type { RightHolder } from "../../kernel/actor.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { StripeAccountRow } from "./stripe-account.entity.ts";

/** All of a row but what names it. */
export type StripeAccountColumns = Omit<StripeAccountRow, "clinicId" | "version">;

export const noStripeAccount: StripeAccountColumns = {
  secretKeySealed: null,
  webhookSecretSealed: null,
  secretKeyLastFour: null,
  webhookSecretLastFour: null,
  installationKeyMark: null,
  state: null,
  accountId: null,
  livemode: null,
  checkedAt: null,
  savedAt: null,
  savedById: null,
  savedByName: null,
};

/** Makes the row where there is none. Of two at once, one makes it. */
export async function ensureStripeAccountRow(tx: EntityManager, clinicId: string): Promise<void> {
  if (await tx.existsBy(StripeAccountRow, { clinicId })) return;
  try {
    await tx.insert(StripeAccountRow, { clinicId, version: 1, ...noStripeAccount });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
  }
}

const keysChanged = ["secretKey", "webhookSecret"];

/** Replaces the row's columns in one statement, so that of two saves at once one is there whole. */
export async function saveStripeKeys(
  tx: EntityManager,
  actor: RightHolder,
  at: Date,
  columns: StripeAccountColumns,
): Promise<StripeAccountRow> {
  const { clinicId } = actor;
  await ensureStripeAccountRow(tx, clinicId);
  await tx.update(StripeAccountRow, { clinicId }, { ...columns, version: () => "version + 1" });
  await recordAudit(tx, actor, at, { action: "stripe-keys.set", changedFields: keysChanged });
  return tx.findOneByOrFail(StripeAccountRow, { clinicId });
}

/** Forgets the clinic's own keys and what was known of them. Answers whether there were any. */
export async function removeStripeKeys(tx: EntityManager, actor: RightHolder, at: Date): Promise<StripeAccountRow | null> {
  const { clinicId } = actor;
  const row = await tx.findOneBy(StripeAccountRow, { clinicId });
  if (!row || row.secretKeySealed === null) return row;
  const removed = await tx.update(StripeAccountRow, { clinicId, version: row.version }, { ...noStripeAccount, version: row.version + 1 });
  if (affectedRows(removed) !== 1) return removeStripeKeys(tx, actor, at);
  await recordAudit(tx, actor, at, { action: "stripe-keys.removed", changedFields: keysChanged });
  return { clinicId, version: row.version + 1, ...noStripeAccount };
}
