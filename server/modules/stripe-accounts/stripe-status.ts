import type { StripeAccountRow } from "./stripe-account.entity.ts";

export const stripeAccountSources = ["CLINIC", "INSTALLATION"] as const;

export type StripeAccountSource = (typeof stripeAccountSources)[number];

export const stripeAccountStates = ["CONNECTED", "KEY_REFUSED", "ACCOUNT_RESTRICTED"] as const;

export type StripeAccountState = (typeof stripeAccountStates)[number];

export const portalBillingObstacles = ["STRIPE_NOT_CONFIGURED", "STRIPE_KEY_REFUSED", "STRIPE_ACCOUNT_RESTRICTED"] as const;

export type PortalBillingObstacle = (typeof portalBillingObstacles)[number];

/** The keys of the environment, as far as a status needs them: for clinics that have none of their own. */
export interface StripeInstallation {
  readonly secretKeyLastFour: string;
  readonly webhookSecretLastFour: string;
  /** By which a row names this secret key, one for each of the product's own keys, the newest first. */
  readonly marks: readonly string[];
}

/** What may be shown of the keys in use. */
export interface StripeAccountFacts {
  readonly source: StripeAccountSource;
  /** Null until Stripe was first asked. */
  readonly state: StripeAccountState | null;
  readonly secretKeyLastFour: string;
  readonly webhookSecretLastFour: string;
  readonly accountId: string | null;
  readonly livemode: boolean | null;
  readonly checkedAt: Date | null;
  readonly savedAt: Date | null;
  readonly savedBy: string | null;
}

export interface StripeStatus {
  readonly account: StripeAccountFacts | null;
  /** Whether there are keys that Stripe does not refuse. */
  readonly configured: boolean;
  /** What keeps portal billing from working, if anything does. */
  readonly obstacle: PortalBillingObstacle | null;
}

/** The last four characters of a secret. */
export const lastFour = (secret: string): string => secret.slice(-4);

/** Whether the row holds keys of the clinic's own. */
export const holdsKeys = (
  row: StripeAccountRow | null,
): row is StripeAccountRow & { readonly secretKeySealed: string; readonly webhookSecretSealed: string } =>
  row !== null && row.secretKeySealed !== null && row.webhookSecretSealed !== null;

const checked = ({ state, accountId, livemode, checkedAt }: StripeAccountRow) => ({ state, accountId, livemode, checkedAt });

const unchecked = { state: null, accountId: null, livemode: null, checkedAt: null };

function factsOf(row: StripeAccountRow | null, installation: StripeInstallation | null): StripeAccountFacts | null {
  if (holdsKeys(row)) {
    const { secretKeyLastFour, webhookSecretLastFour, savedAt, savedByName: savedBy } = row;
    const shown = { secretKeyLastFour: secretKeyLastFour ?? "", webhookSecretLastFour: webhookSecretLastFour ?? "" };
    return { source: "CLINIC", ...shown, ...checked(row), savedAt, savedBy };
  }
  if (!installation) return null;
  const { secretKeyLastFour, webhookSecretLastFour, marks } = installation;
  const remembered = row?.installationKeyMark && marks.includes(row.installationKeyMark) ? checked(row) : unchecked;
  return { source: "INSTALLATION", secretKeyLastFour, webhookSecretLastFour, ...remembered, savedAt: null, savedBy: null };
}

const obstacles: Readonly<Record<StripeAccountState, PortalBillingObstacle | null>> = {
  CONNECTED: null,
  KEY_REFUSED: "STRIPE_KEY_REFUSED",
  ACCOUNT_RESTRICTED: "STRIPE_ACCOUNT_RESTRICTED",
};

/** How a clinic stands with Stripe: by its own keys, else by the installation's, else not at all. */
export function stripeStatusOf(row: StripeAccountRow | null, installation: StripeInstallation | null): StripeStatus {
  const account = factsOf(row, installation);
  if (!account) return { account, configured: false, obstacle: "STRIPE_NOT_CONFIGURED" };
  const obstacle = account.state && obstacles[account.state];
  return { account, configured: account.state !== "KEY_REFUSED", obstacle };
}
