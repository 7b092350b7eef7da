import type { Fields } from "./parameters.ts";
import { boolean, fields, integer, list, metadata, oneOf, required, text } from "./parameters.ts";

const priceData = fields({
  currency: required(text(3)),
  unit_amount: required(integer),
  product_data: required(fields({ name: required(text(250)), description: text(), metadata })),
});

/** What a page for one payment takes: the part of Stripe's parameters that makes sense for it here. */
export const sessionParameters: Fields = {
  mode: required(oneOf("payment")),
  line_items: required(list(fields({ price_data: required(priceData), quantity: required(integer) }))),
  success_url: required(text()),
  cancel_url: text(),
  client_reference_id: text(200),
  expires_at: integer,
  locale: oneOf("auto", "en", "fr", "fr-CA"),
  metadata,
  payment_intent_data: fields({ capture_method: oneOf("automatic", "automatic_async"), metadata }),
  submit_type: oneOf("auto", "pay"),
  adaptive_pricing: fields({ enabled: boolean }),
  customer_creation: oneOf("always", "if_required"),
  payment_method_types: list(oneOf("card", "acss_debit")),
  ui_mode: oneOf("hosted_page"),
  expand: list(text()),
};
