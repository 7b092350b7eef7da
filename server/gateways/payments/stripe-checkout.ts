import type Stripe from "stripe";
import type { CheckoutParams } from "./payment-gateway.ts";

/**
 * What is sent to make a page. Captured at once, so that what was paid is in the balance at once; never in another currency, so
 * that what is paid is what was asked. Which ways to pay there are is set in the clinic's account.
 */
export const checkoutRequest = (params: CheckoutParams): Stripe.Checkout.SessionCreateParams => ({
  mode: "payment",
  submit_type: "pay",
  line_items: params.lines.map(({ name, amountCents }) => ({
    quantity: 1,
    price_data: { currency: params.currency, unit_amount: amountCents, product_data: { name } },
  })),
  success_url: params.successUrl,
  cancel_url: params.cancelUrl,
  expires_at: params.expiresAt,
  locale: params.locale,
  client_reference_id: params.clientReferenceId,
  metadata: { ...params.metadata },
  payment_intent_data: { capture_method: "automatic", metadata: { ...params.metadata } },
  adaptive_pricing: { enabled: false },
});
