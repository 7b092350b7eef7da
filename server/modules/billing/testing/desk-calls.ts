import { toGlobalId } from "../../../graphql/global-id.ts";
import { newId } from "../../../kernel/id.ts";
import type { ApiClient } from "../../../testing/api-client.ts";

const invoice = `invoice { id status version balance { cents } paid { cents } refunded { cents } writtenOff { cents }
  refunds { id amount { cents } method state reason oweAgain startedAt settledAt failureCode actor { name kind } payment { id } } }`;

const payment = `payment { id method state amount { cents } startedAt settledAt failureCode refundable { cents }
  invoices { invoice { id } amount { cents } refundable { cents } } }`;

const refund = "refund { id amount { cents } method state reason oweAgain settledAt failureCode }";

const errors = `errors { __typename code path message messages { fr en }
  ... on InvoiceNotPayable { obstacle } ... on PaymentInProgress { paymentId } }`;

const operations = {
  recordPayment: `mutation ($input: RecordPaymentInput!) { recordPayment(input: $input) { ${payment} ${invoice} ${errors} } }`,
  refundPayment: `mutation ($input: RefundPaymentInput!) { refundPayment(input: $input) { ${refund} ${payment} ${invoice} ${errors} } }`,
  writeOffInvoice: `mutation ($input: WriteOffInvoiceInput!) { writeOffInvoice(input: $input) { ${invoice} ${errors} } }`,
  abandonPayment: `mutation ($input: AbandonPaymentInput!) { abandonPayment(input: $input) { ${payment} ${errors} } }`,
};

export type DeskOperation = keyof typeof operations;

/** What a mutation answers: tests read what they asked for. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Answered = any;

/** As it is typed into the form, but for what a test says otherwise. */
export const deskInput = {
  recordPayment: (invoiceId: string, input: object = {}) => ({
    ...{ invoiceId: toGlobalId("Invoice", invoiceId), amountCents: 1_000, method: "CASH", receivedOn: "2026-03-14", requestKey: newId() },
    ...input,
  }),
  refundPayment: (paymentId: string, invoiceId: string, input: object = {}) => ({
    ...{ paymentId: toGlobalId("Payment", paymentId), invoiceId: toGlobalId("Invoice", invoiceId), amountCents: 1_000, method: "CASH" },
    ...{ reason: "Rendez-vous annulé", requestKey: newId(), ...input },
  }),
  writeOffInvoice: (invoiceId: string, input: object = {}) => ({
    ...{ invoiceId: toGlobalId("Invoice", invoiceId), amountCents: 1_000, reason: "Geste de courtoisie", requestKey: newId(), ...input },
  }),
  abandonPayment: (paymentId: string, input: object = {}) => ({
    ...{ paymentId: toGlobalId("Payment", paymentId), reason: "Vérifié chez Stripe : rien reçu", requestKey: newId(), ...input },
  }),
};

export const atDesk = async (client: ApiClient, operation: DeskOperation, input: object): Promise<Answered> =>
  (await client.data(operations[operation], { input }))[operation];

/** The root errors of an operation that is refused whole. */
export const refusedAtDesk = (client: ApiClient, operation: DeskOperation, input: object): Promise<unknown[]> =>
  client.refusal(operations[operation], { input });

/** An invoice as whoever asks sees it. */
export async function seenInvoice(client: ApiClient, id: string, fields: string): Promise<Answered> {
  const query = `query ($id: ID!) { node(id: $id) { ... on Invoice { ${fields} } } }`;
  return (await client.data(query, { id: toGlobalId("Invoice", id) })).node;
}
