import type { Invoice } from "../../server/modules/billing/invoices/invoice.entity.ts";
import { aLine, anInvoice, beginBilling } from "../../server/modules/billing/testing/invoices.ts";
import { StripeSimulator } from "../../server/stripe-simulator/stripe-simulator.ts";
import { newWebhookSecret } from "../../server/stripe-simulator/world/ids.ts";
import type { TestClinic } from "../../server/testing/clinic.ts";
import type { Site } from "./site.ts";
import { useSite } from "./site.ts";

export interface BillingSite {
  readonly site: () => Site;
  readonly stripe: () => StripeSimulator;
  /** A clinic that bills, with an account at Stripe. */
  openClinic(): Promise<TestClinic>;
  /** Issues an invoice of one line. */
  bill(clinic: TestClinic, patient: { readonly id: string }, cents: number, line?: object): Promise<Invoice>;
  /** What Stripe has to tell arrives, and is applied. */
  hear(): Promise<void>;
}

/** The built product before a Stripe with a memory, both by one clock. */
export function useBillingSite(): BillingSite {
  let stripe: StripeSimulator | undefined;
  const theStripe = (): StripeSimulator => {
    if (!stripe) throw new Error("Stripe has not started.");
    return stripe;
  };
  const site = useSite(async () => {
    // Nobody asks Stripe for the time before the site is there.
    stripe = await StripeSimulator.start({ clock: { now: () => site().portail.clock.now() } });
    return { config: { stripeApiBase: stripe.url } };
  });
  beforeEach(() => {
    theStripe().calm();
    theStripe().trouble = "none";
  });
  afterAll(() => stripe?.stop());
  return {
    site,
    stripe: theStripe,
    openClinic: async () => {
      const clinic = await site().openClinic();
      const account = theStripe().openAccount();
      const input = { secretKey: theStripe().makeKey(account), webhookSecret: newWebhookSecret() };
      const support = await clinic.staff("SUPPORT");
      const mutation = "mutation ($input: SetStripeKeysInput!) { setStripeKeys(input: $input) { errors { code } } }";
      const { setStripeKeys } = await support.data(mutation, { input });
      if (setStripeKeys.errors.length > 0) throw new Error(`The keys were not taken: ${JSON.stringify(setStripeKeys.errors)}`);
      const to = new URL(`http://${clinic.clinic.slug}.localhost:${site().portail.port}/webhooks/stripe`);
      theStripe().listen({ accountId: account.id, secret: input.webhookSecret, to });
      await beginBilling(site().portail, clinic);
      return clinic;
    },
    bill: (clinic, patient, cents, line = {}) =>
      anInvoice(site().portail, clinic, patient, { lines: [aLine({ unitPriceCents: cents, ...line })] as never }),
    hear: async () => {
      await theStripe().deliverEvents();
      await site().portail.services.stripeEvents.worker.applyDue();
    },
  };
}
