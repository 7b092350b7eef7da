import { toGlobalId } from "../../graphql/global-id.ts";
import { minutes } from "../../kernel/clock.ts";
import { beginBilling } from "../../modules/billing/testing/invoices.ts";
import type { WebhookReceiver } from "../../modules/integrations/webhooks/testing/webhook-receiver.ts";
import { startReceiver } from "../../modules/integrations/webhooks/testing/webhook-receiver.ts";
import { forgetLimits, saveSettings } from "../../modules/sign-in/testing/steps.ts";
import { newWebhookSecret } from "../../stripe-simulator/world/ids.ts";
import { StripeSimulator } from "../../stripe-simulator/stripe-simulator.ts";
import type { ApiClient } from "../api-client.ts";
import { TestClinic } from "../clinic.ts";
import { MovableClock } from "../movable-clock.ts";
import type { Portail } from "../portail.ts";
import { startPortail } from "../portail.ts";
import { StatementCounter } from "../statement-counter.ts";
import { Tour } from "./tour.ts";

/** A clinic that uses all there is, and whoever works for it or is its patient. */
export interface World {
  readonly tour: Tour;
  readonly portail: Portail;
  readonly clinic: TestClinic;
  readonly stripe: StripeSimulator;
  readonly receiver: WebhookReceiver;
  readonly desk: ApiClient;
  readonly admin: ApiClient;
  readonly support: ApiClient;
  readonly program: ApiClient;
  stop(): Promise<void>;
}

export async function openWorld(): Promise<World> {
  let clock = new MovableClock();
  const [stripe, receiver] = [await StripeSimulator.start({ clock: { now: () => clock.now() } }), await startReceiver()];
  const account = stripe.openAccount();
  const [secretKey, webhookSecret] = [stripe.makeKey(account), newWebhookSecret()];
  const counter = new StatementCounter();
  const config = { stripeApiBase: stripe.url, stripe: { configured: true, secretKey, webhookSecret } } as const;
  const portail = await startPortail({ statements: counter, config });
  clock = portail.clock;
  stripe.listen({ accountId: account.id, secret: webhookSecret, to: new URL(`http://localhost:${portail.port}/webhooks/stripe`) });
  const clinic = await TestClinic.open(portail, "demo");
  await beginBilling(portail, clinic);
  const [desk, admin, support] = [await clinic.staff("DESK"), await clinic.staff("ADMIN"), await clinic.staff("SUPPORT")];
  await saveSettings(support, { patientRegistration: true, newPatientAccess: true, conversationReplies: true });
  return {
    ...{ tour: new Tour(counter), portail, clinic, stripe, receiver, desk, admin, support },
    program: portail.program(clinic.token),
    stop: async () => {
      await portail.stop();
      await Promise.all([stripe.stop(), receiver.stop()]);
    },
  };
}

/** A while later, when nobody has asked for anything too often. */
export async function waitAWhile({ portail }: World): Promise<void> {
  portail.clock.advance(minutes(2));
  await forgetLimits(portail);
}

export const idOf = (type: string, { id }: { readonly id: string }): string => toGlobalId(type, id);
