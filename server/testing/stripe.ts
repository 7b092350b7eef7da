import type { StripeSimulator as Simulator } from "../stripe-simulator/stripe-simulator.ts";
import { StripeSimulator } from "../stripe-simulator/stripe-simulator.ts";
import { newWebhookSecret } from "../stripe-simulator/world/ids.ts";
import type { AccountRecord } from "../stripe-simulator/world/records.ts";
import type { TestClinic } from "./clinic.ts";
import type { Portail, PortailOptions } from "./portail.ts";
import { startPortail } from "./portail.ts";

/** A clinic's account at the simulator. */
interface Connected {
  readonly account: AccountRecord;
  readonly secretKey: string;
  readonly webhookSecret: string;
}

/** The product before a simulated Stripe; both go by the product's clock. */
export interface PortailWithStripe {
  readonly portail: Portail;
  readonly stripe: Simulator;
  /** Gives the clinic an account and enters its keys. Events of the account go to the clinic's own address once they are delivered. */
  connect(clinic: TestClinic): Promise<Connected>;
  stop(): Promise<void>;
}

export async function startPortailWithStripe({ config, ...options }: PortailOptions = {}): Promise<PortailWithStripe> {
  let portail: Portail | null = null;
  const stripe = await StripeSimulator.start({ clock: { now: () => portail?.clock.now() ?? new Date() } });
  const started = (portail = await startPortail({ ...options, config: { stripeApiBase: stripe.url, ...config } }));
  return {
    portail: started,
    stripe,
    connect: async (clinic) => {
      const account = stripe.openAccount();
      const keys = { secretKey: stripe.makeKey(account), webhookSecret: newWebhookSecret() };
      const support = await clinic.staff("SUPPORT");
      const { setStripeKeys } = await support.data(
        "mutation ($input: SetStripeKeysInput!) { setStripeKeys(input: $input) { errors { code } } }",
        { input: keys },
      );
      if (setStripeKeys.errors.length > 0) throw new Error(`The keys were not taken: ${JSON.stringify(setStripeKeys.errors)}`);
      const to = new URL(`http://${clinic.clinic.slug}.localhost:${started.port}/webhooks/stripe`);
      stripe.listen({ accountId: account.id, secret: keys.webhookSecret, to });
      return { account, ...keys };
    },
    stop: async () => {
      await started.stop();
      await stripe.stop();
    },
  };
}
