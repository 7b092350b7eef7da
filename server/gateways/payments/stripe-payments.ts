import type Stripe from "stripe";
import type { AccountAnswer, PaymentAnswer, PaymentRefusal } from "./payment-answers.ts";
import type { PaymentGateway } from "./payment-gateway.ts";
import { readStripeEvent } from "./read-stripe-event.ts";
import { readStripePayment } from "./read-stripe-payment.ts";
import { checkoutRequest } from "./stripe-checkout.ts";
import type { StripeOptions } from "./stripe-client.ts";
import { connect, loadStripe } from "./stripe-client.ts";
import { intentOf, isFinal, movementOf, refundMetadataOf } from "./stripe-movements.ts";
import { checkoutFacts, demandObject, refundFacts } from "./stripe-objects.ts";
import { accountRefusal, NotStripe, paymentRefusal } from "./stripe-refusal.ts";

type Request<Method extends keyof PaymentGateway> = Parameters<PaymentGateway[Method]>[1];

const isLive = (secretKey: string): boolean => /^[sr]k_live_/.test(secretKey);

const pageOf = ({ since, after, limit }: Request<"findSessions">) => ({
  created: { gte: Math.floor(since.getTime() / 1_000) },
  limit,
  ...(after !== null && { starting_after: after }),
});

const nextOf = ({ data, has_more: more }: { readonly data: readonly { readonly id: string }[]; readonly has_more: boolean }) =>
  more ? (data.at(-1)?.id ?? null) : null;

/** Stripe, by its own client. */
export class StripePayments implements PaymentGateway {
  readonly #options: StripeOptions;

  constructor(options: StripeOptions) {
    this.#options = options;
  }

  async checkAccount(secretKey: string): Promise<AccountAnswer> {
    const client = await loadStripe();
    try {
      const { id, charges_enabled: chargesEnabled } = await connect(client, secretKey, this.#options).accounts.retrieveCurrent();
      // Whatever answers in Stripe's place without an account, as a captive network does, has not judged the key.
      if (typeof id !== "string" || typeof chargesEnabled !== "boolean") return { kind: "unreachable" };
      return { kind: "ok", accountId: id, livemode: isLive(secretKey), chargesEnabled };
    } catch (error) {
      return accountRefusal(client, secretKey, error);
    }
  }

  async createCheckout(secretKey: string, { idempotencyKey, params }: Request<"createCheckout">) {
    const answer = await this.#ask(secretKey, async (stripe) => {
      const made = checkoutFacts(await stripe.checkout.sessions.create(checkoutRequest(params), { idempotencyKey }));
      if (made.url === null) throw new NotStripe();
      return { sessionId: made.id, url: made.url, expiresAt: made.expiresAt, intentId: made.intentId };
    });
    if (answer.kind !== "invalid") return answer;
    // Stripe has no code for an account that may take no payments: the account itself says so.
    const account = await this.checkAccount(secretKey);
    return account.kind === "ok" && !account.chargesEnabled ? ({ kind: "restricted" } as const) : answer;
  }

  async expireCheckout(secretKey: string, sessionId: string): Promise<{ readonly kind: "ok" | "complete" } | PaymentRefusal> {
    const expired = await this.#ask(secretKey, async (stripe) => {
      const { status } = checkoutFacts(await stripe.checkout.sessions.expire(sessionId));
      if (status !== "expired") throw new NotStripe();
      return {};
    });
    if (expired.kind !== "invalid") return expired;
    // It can't be expired as it is. How it is decides what that means.
    const read = await this.#ask(secretKey, async (stripe) => checkoutFacts(await stripe.checkout.sessions.retrieve(sessionId)));
    if (read.kind !== "ok") return read;
    if (read.status === "complete") return { kind: "complete" };
    return read.status === "expired" ? { kind: "ok" } : expired;
  }

  readPayment(secretKey: string, of: Request<"readPayment">) {
    return this.#ask(secretKey, async (stripe) => ({ snapshot: await readStripePayment(stripe, of) }));
  }

  createRefund(secretKey: string, { idempotencyKey, intentId, amountCents, metadata }: Request<"createRefund">) {
    return this.#ask(secretKey, async (stripe) => {
      const asked = { payment_intent: intentId, amount: amountCents, metadata: { ...metadata } };
      return { refund: refundFacts(await stripe.refunds.create(asked, { idempotencyKey })) };
    });
  }

  readRefund(secretKey: string, refundId: string) {
    return this.#ask(secretKey, async (stripe) => ({ refund: refundFacts(await stripe.refunds.retrieve(refundId)) }));
  }

  listMovements(secretKey: string, page: Request<"listMovements">) {
    return this.#ask(secretKey, async (stripe) => {
      const found = demandObject(await stripe.balanceTransactions.list({ ...pageOf(page), expand: ["data.source"] }), "list");
      const movements = found.data
        .filter(isFinal)
        .map((line) => ({ ...movementOf(line, refundMetadataOf(line)), intentId: intentOf(line) }));
      return { movements, next: nextOf(found) };
    });
  }

  findSessions(secretKey: string, page: Request<"findSessions">) {
    return this.#ask(secretKey, async (stripe) => {
      const found = demandObject(await stripe.checkout.sessions.list(pageOf(page)), "list");
      return { sessions: found.data.map(checkoutFacts), next: nextOf(found) };
    });
  }

  async readEvent(rawBody: Uint8Array, signatureHeader: string | undefined, webhookSecret: string, at: Date) {
    return readStripeEvent(await loadStripe(), { rawBody, signatureHeader, webhookSecret, at });
  }

  async #ask<Found extends object>(secretKey: string, question: (stripe: Stripe) => Promise<Found>): Promise<PaymentAnswer<Found>> {
    const client = await loadStripe();
    try {
      return { ...(await question(connect(client, secretKey, this.#options))), kind: "ok" };
    } catch (error) {
      return paymentRefusal(client, secretKey, error);
    }
  }
}
