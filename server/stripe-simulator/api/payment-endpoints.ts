import { refund } from "../happenings/refunds.ts";
import { showAccount } from "../objects/show-account.ts";
import { showCharge } from "../objects/show-charge.ts";
import { showDispute } from "../objects/show-dispute.ts";
import { showIntent } from "../objects/show-intent.ts";
import { showRefund } from "../objects/show-refund.ts";
import { showTransaction } from "../objects/show-transaction.ts";
import type { ChargeRecord } from "../world/records.ts";
import { accountOf } from "../world/world.ts";
import { ApiError } from "./api-error.ts";
import type { Endpoint, EndpointCall } from "./endpoint.ts";
import { badParameter, noSuch } from "./errors.ts";
import { findOwned, ownedRows } from "./find-owned.ts";
import { inRange, listPage } from "./list-page.ts";
import { integer, list, metadata, page, range, text } from "./parameters.ts";

const expandable = { expand: list(text()) };

/** The payment that a list is asked for; one that isn't there is an error, and none is all of them. */
function demandIntent({ world, owner, parameters }: EndpointCall): (row: { readonly intentId: string }) => boolean {
  const id = parameters.text("payment_intent");
  if (id === null) return () => true;
  findOwned(world.tables.intents, owner, "payment_intent", id, "payment_intent");
  return ({ intentId }) => intentId === id;
}

function chargeToRefund({ world, owner, parameters }: EndpointCall): ChargeRecord {
  const id = parameters.text("payment_intent");
  if (id === null)
    throw new ApiError(badParameter("parameter_missing", "payment_intent", "One of charge or payment_intent is needed."), true);
  const intent = findOwned(world.tables.intents, owner, "payment_intent", id, "payment_intent");
  const charge = world.tables.charges[intent.latestChargeId ?? ""];
  if (!charge) throw new ApiError(noSuch("charge", id, "payment_intent"));
  return charge;
}

/** The account, and all that can become of a payment. */
export const paymentEndpoints: readonly Endpoint[] = [
  {
    at: "GET /v1/account",
    permission: "rak_accounts_kyc_basic_read",
    takes: expandable,
    answer: ({ world, owner }) => showAccount(accountOf(world, owner)),
  },
  {
    at: "GET /v1/payment_intents/*",
    permission: "rak_payment_intent_read",
    takes: expandable,
    answer: ({ world, owner, id }) => showIntent(findOwned(world.tables.intents, owner, "payment_intent", id, "intent")),
  },
  {
    at: "GET /v1/charges",
    permission: "rak_charge_read",
    takes: { ...page, payment_intent: text(), created: range },
    answer: (call) => {
      const { world, owner, path: url, parameters } = call;
      const rows = ownedRows(world.tables.charges, owner);
      return listPage({ rows, wanted: demandIntent(call), parameters, url, show: (charge) => showCharge(world, charge) });
    },
  },
  {
    at: "POST /v1/refunds",
    permission: "rak_charge_write",
    takes: { ...expandable, payment_intent: text(), amount: integer, metadata },
    answer: (call) => {
      const { world, parameters } = call;
      const asked = { amount: parameters.integer("amount"), metadata: parameters.metadata("metadata") };
      return showRefund(refund(world, chargeToRefund(call), asked));
    },
  },
  {
    at: "GET /v1/refunds/*",
    permission: "rak_charge_read",
    takes: expandable,
    answer: ({ world, owner, id }) => showRefund(findOwned(world.tables.refunds, owner, "refund", id)),
  },
  {
    at: "GET /v1/refunds",
    permission: "rak_charge_read",
    takes: { ...page, payment_intent: text(), created: range },
    answer: (call) => {
      const { world, owner, path: url, parameters } = call;
      return listPage({ rows: ownedRows(world.tables.refunds, owner), wanted: demandIntent(call), parameters, url, show: showRefund });
    },
  },
  {
    at: "GET /v1/disputes",
    permission: "rak_dispute_read",
    takes: { ...page, payment_intent: text(), created: range },
    answer: (call) => {
      const { world, owner, path: url, parameters } = call;
      const rows = ownedRows(world.tables.disputes, owner);
      return listPage({ rows, wanted: demandIntent(call), parameters, url, show: (dispute) => showDispute(world, dispute) });
    },
  },
  {
    at: "GET /v1/balance_transactions",
    permission: "rak_balance_transaction_read",
    takes: { ...page, created: range },
    answer: ({ world, owner, path: url, parameters }) =>
      listPage({
        ...{ rows: ownedRows(world.tables.transactions, owner), parameters, url, show: showTransaction },
        wanted: ({ created }) => inRange(created, parameters.fields("created")),
      }),
  },
];
