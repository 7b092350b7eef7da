import { DecryptionError } from "../../kernel/secret-keys.ts";
import type { Answered } from "./record-answer.ts";
import { isJudgement, recordAnswer } from "./record-answer.ts";
import { StripeAccountRow } from "./stripe-account.entity.ts";
import type { StripeParts } from "./stripe-parts.ts";
import { keyInUse } from "./stripe-parts.ts";
import type { StripeInstallation } from "./stripe-status.ts";
import { stripeStatusOf } from "./stripe-status.ts";

/** By what Stripe is spoken to for a clinic, and whose account that is. What was begun with one account means nothing to another. */
export interface StripeConnection {
  readonly clinicId: string;
  readonly secretKey: string;
  readonly accountId: string;
  readonly livemode: boolean;
  readonly keys: Answered["keys"];
}

export type ConnectionAnswer =
  | { readonly kind: "ok"; readonly connection: StripeConnection }
  /** There are no keys, or none that can be opened. */
  | { readonly kind: "none" }
  /** Stripe doesn't accept the key, or lets it not read its account. */
  | { readonly kind: "refused" }
  | { readonly kind: "unreachable" };

function keyOf(parts: StripeParts, row: StripeAccountRow | null): ReturnType<typeof keyInUse> {
  try {
    return keyInUse(parts, row);
  } catch (error) {
    if (!(error instanceof DecryptionError)) throw error;
    parts.logger.error("stripe.keys-unreadable", { clinic: row?.clinicId ?? "" }, error);
    return null;
  }
}

/** Asks Stripe whose key it is only where that isn't known yet. */
export async function connectStripe(
  parts: StripeParts,
  installation: StripeInstallation | null,
  clinicId: string,
): Promise<ConnectionAnswer> {
  const { database, clock, payments } = parts;
  const row = await database.manager.findOneBy(StripeAccountRow, { clinicId });
  const inUse = keyOf(parts, row);
  if (!inUse) return { kind: "none" };
  const { accountId, livemode } = stripeStatusOf(row, installation).account ?? {};
  if (accountId && typeof livemode === "boolean") return { kind: "ok", connection: { clinicId, ...inUse, accountId, livemode } };
  const askedAt = clock.now();
  const answer = await payments.checkAccount(inUse.secretKey);
  if (isJudgement(answer)) await database.transaction((tx) => recordAnswer(tx, { clinicId, keys: inUse.keys, askedAt, answer }));
  if (answer.kind === "unreachable") return { kind: "unreachable" };
  if (answer.kind !== "ok") return { kind: "refused" };
  return { kind: "ok", connection: { clinicId, ...inUse, accountId: answer.accountId, livemode: answer.livemode } };
}

/** Something was in the way that a look at the account may explain: billing says so from then on. */
export async function lookAgain(
  { database, clock, payments }: StripeParts,
  { clinicId, secretKey, keys }: StripeConnection,
): Promise<void> {
  const askedAt = clock.now();
  const answer = await payments.checkAccount(secretKey);
  if (isJudgement(answer)) await database.transaction((tx) => recordAnswer(tx, { clinicId, keys, askedAt, answer }));
}

/** Stripe has refused the key in the middle of something: billing isn't effective from now on, and says why. */
export async function noteRefusal({ database, logger }: StripeParts, connection: StripeConnection, askedAt: Date): Promise<void> {
  const { clinicId, keys } = connection;
  const changed = await database.transaction((tx) => recordAnswer(tx, { clinicId, keys, askedAt, answer: { kind: "refused" } }));
  if (changed.includes("state")) logger.info("stripe.account-state", { clinic: clinicId, kind: "KEY_REFUSED" });
}
