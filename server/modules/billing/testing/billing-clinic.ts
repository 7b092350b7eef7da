import type { Config } from "../../../config.ts";
import { PortalSettingsRow } from "../../settings/portal-settings.entity.ts";
import type { AccountRecord } from "../../../stripe-simulator/world/records.ts";
import { newWebhookSecret } from "../../../stripe-simulator/world/ids.ts";
import { StripeSimulator } from "../../../stripe-simulator/stripe-simulator.ts";
import { MovableClock } from "../../../testing/movable-clock.ts";
import { TestClinic } from "../../../testing/clinic.ts";
import type { Portail } from "../../../testing/portail.ts";
import { startPortail } from "../../../testing/portail.ts";

export interface BillingHouse {
  readonly portail: Portail;
  /** Another process of the same product. */
  readonly beside: Portail;
  readonly stripe: StripeSimulator;
  readonly account: AccountRecord;
  readonly secretKey: string;
  readonly webhookSecret: string;
  readonly clinic: TestClinic;
  stop(): Promise<void>;
}

/** Two servers of a product whose installation has an account at a Stripe of its own, all by one clock. */
export async function openBillingHouse(): Promise<BillingHouse> {
  let clock = new MovableClock();
  const stripe = await StripeSimulator.start({ clock: { now: () => clock.now() } });
  const account = stripe.openAccount();
  const [secretKey, webhookSecret] = [stripe.makeKey(account), newWebhookSecret()];
  const config: Partial<Config> = { stripeApiBase: stripe.url, stripe: { configured: true, secretKey, webhookSecret } };
  const portail = await startPortail({ config });
  clock = portail.clock;
  const beside = await startPortail({ config, beside: portail });
  const clinic = await TestClinic.open(portail, "demo");
  await switchBilling(portail, clinic, true);
  const stop = async (): Promise<void> => {
    await beside.stop();
    await portail.stop();
    await stripe.stop();
  };
  return { portail, beside, stripe, account, secretKey, webhookSecret, clinic, stop };
}

/** Setting 10, as if support had saved it. */
export async function switchBilling(portail: Portail, { clinic }: TestClinic, portalBilling: boolean): Promise<void> {
  await portail.database.transaction(async (tx) => {
    const row = await tx.findOneByOrFail(PortalSettingsRow, { clinicId: clinic.id });
    const { version } = row;
    await tx.update(
      PortalSettingsRow,
      { clinicId: clinic.id, version },
      { version: version + 1, values: { ...row.values, portalBilling } },
    );
  });
}
