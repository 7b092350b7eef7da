import type { ChargeFailure, IntentRecord } from "../world/records.ts";
import { nullFields } from "./null-fields.ts";

const unused = nullFields(`
  allowed_payment_method_types application application_fee_amount cancellation_reason customer customer_account description
  excluded_payment_method_types managed_payments next_action on_behalf_of payment_method payment_method_configuration_details
  payment_method_options payment_record processing receipt_email review setup_future_usage shipping source statement_descriptor
  statement_descriptor_suffix transfer_data transfer_group
`);

const showFailure = ({ code, declineCode, message }: ChargeFailure, charge: string | null) => ({
  type: "card_error",
  code,
  ...(declineCode && { decline_code: declineCode }),
  ...(charge && { charge }),
  message,
});

export const showIntent = (intent: IntentRecord) => ({
  ...unused,
  id: intent.id,
  object: "payment_intent",
  amount: intent.amount,
  amount_capturable: 0,
  amount_received: intent.status === "succeeded" ? intent.amount : 0,
  automatic_payment_methods: null,
  canceled_at: intent.canceledAt,
  capture_method: intent.captureMethod,
  client_secret: null,
  confirmation_method: "automatic",
  created: intent.created,
  currency: intent.currency,
  last_payment_error: intent.failure && showFailure(intent.failure, intent.latestChargeId),
  latest_charge: intent.latestChargeId,
  livemode: intent.live,
  metadata: intent.metadata,
  payment_method_types: ["card", "acss_debit"],
  status: intent.status,
});
