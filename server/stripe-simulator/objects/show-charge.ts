import { refundedOf } from "../happenings/refunds.ts";
import type { ChargeRecord } from "../world/records.ts";
import type { World } from "../world/world.ts";
import { nullFields } from "./null-fields.ts";

const unused = nullFields(`
  application application_fee application_fee_amount calculated_statement_descriptor customer description fraud_details on_behalf_of
  outcome payment_method receipt_email receipt_number receipt_url review shipping source source_transfer statement_descriptor
  statement_descriptor_suffix transfer_data transfer_group
`);

const methods = {
  card: {
    type: "card",
    card: {
      ...nullFields(
        "amount_authorized authorization_code checks electronic_commerce_indicator installments mandate network_transaction_id",
      ),
      ...{ brand: "visa", country: "CA", exp_month: 12, exp_year: 2034, funding: "credit", last4: "4242", network: "visa" },
      ...nullFields("regulated_status three_d_secure transaction_link_id wallet"),
    },
  },
  acss_debit: {
    type: "acss_debit",
    acss_debit: { bank_name: "STRIPE TEST BANK", fingerprint: null, institution_number: "000", last4: "6789", transit_number: "11000" },
  },
} as const;

export function showCharge(world: World, charge: ChargeRecord) {
  const refunded = refundedOf(world, charge);
  return {
    ...unused,
    id: charge.id,
    object: "charge",
    amount: charge.amount,
    amount_captured: charge.status === "succeeded" ? charge.amount : 0,
    amount_refunded: refunded,
    balance_transaction: charge.transactionId,
    billing_details: nullFields("address email name phone tax_id"),
    captured: charge.status === "succeeded",
    created: charge.created,
    currency: charge.currency,
    disputed: charge.disputed,
    failure_balance_transaction: charge.failureTransactionId,
    failure_code: charge.failure?.code ?? null,
    failure_message: charge.failure?.message ?? null,
    livemode: charge.live,
    metadata: charge.metadata,
    paid: charge.status === "succeeded",
    payment_intent: charge.intentId,
    payment_method_details: methods[charge.method],
    refunded: refunded === charge.amount,
    status: charge.status,
  };
}
