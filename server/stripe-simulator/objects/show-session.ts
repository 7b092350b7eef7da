import type { SessionRecord } from "../world/records.ts";
import { nullFields } from "./null-fields.ts";

const unused = nullFields(`
  after_expiration allow_promotion_codes allowed_payment_method_types billing_address_collection client_secret collected_information
  consent consent_collection currency_conversion customer customer_account customer_details customer_email discounts
  integration_identifier invoice managed_payments origin_context payment_link payment_method_configuration_details permissions
  recovered_from saved_payment_method_options setup_intent shipping_address_collection shipping_cost subscription wallet_options
`);

export const showSession = (session: SessionRecord) => ({
  ...unused,
  id: session.id,
  object: "checkout.session",
  adaptive_pricing: { enabled: false },
  amount_subtotal: session.amount,
  amount_total: session.amount,
  automatic_tax: { enabled: false, liability: null, provider: null, status: null },
  cancel_url: session.cancelUrl,
  client_reference_id: session.clientReferenceId,
  created: session.created,
  currency: session.currency,
  custom_fields: [],
  custom_text: nullFields("after_submit shipping_address submit terms_of_service_acceptance"),
  customer_creation: "if_required",
  expires_at: session.expiresAt,
  invoice_creation: {
    enabled: false,
    invoice_data: { ...nullFields("account_tax_ids custom_fields description footer issuer rendering_options"), metadata: {} },
  },
  livemode: session.live,
  locale: session.locale,
  metadata: session.metadata,
  mode: "payment",
  payment_intent: session.intentId,
  payment_method_collection: "if_required",
  payment_method_options: {},
  payment_method_types: ["card", "acss_debit"],
  payment_status: session.paid ? "paid" : "unpaid",
  phone_number_collection: { enabled: false },
  shipping_options: [],
  status: session.status,
  submit_type: session.submitType,
  success_url: session.successUrl,
  total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
  ui_mode: "hosted_page",
  url: session.status === "open" ? session.url : null,
});
