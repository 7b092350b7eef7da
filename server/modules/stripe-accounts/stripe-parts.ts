import type { Database } from "../../db/database.ts";
import type { Logger } from "../../gateways/logger.ts";
import type { AccountGateway } from "../../gateways/payments/payment-gateway.ts";
import type { Clock } from "../../kernel/clock.ts";
import type { StripeAccountRow } from "./stripe-account.entity.ts";
import type { StripeKeys, StripeKeyVault } from "./stripe-key-vault.ts";
import type { Answered } from "./record-answer.ts";

/** What the use cases work with. */
export interface StripeParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly payments: AccountGateway;
  readonly vault: StripeKeyVault;
  readonly installationKeys: StripeKeys | null;
}

export interface KeyInUse {
  readonly secretKey: string;
  readonly keys: Answered["keys"];
}

/** With which key Stripe is asked about a clinic: its own, else the installation's. Throws where its own can't be opened. */
export function keyInUse(
  { vault, installationKeys }: Pick<StripeParts, "vault" | "installationKeys">,
  row: StripeAccountRow | null,
): KeyInUse | null {
  const own = vault.open(row);
  if (own && row) return { secretKey: own.secretKey, keys: { version: row.version } };
  if (!installationKeys) return null;
  const { secretKey } = installationKeys;
  return { secretKey, keys: { marks: vault.marks(secretKey) } };
}
