import { fromGlobalId, toGlobalId } from "../../../graphql/global-id.ts";
import { newId } from "../../../kernel/id.ts";
import type { ApiClient } from "../../../testing/api-client.ts";
import type { Invoice } from "../invoices/invoice.entity.ts";

const payment = `payment { id method state amount { cents currency } startedAt settledAt continueUrl failureCode
  invoices { invoice { number status balance { cents } } amount { cents } } }`;

const errors = `errors { __typename code path message messages { fr en }
  ... on InvoiceNotPayable { obstacle } ... on PaymentInProgress { paymentId } ... on TooManyRequests { retryAt } }`;

const mutation = (name: string, input: string): string =>
  `mutation ($input: ${input}!) { ${name}(input: $input) { ${payment} ${errors} } }`;

/** What a mutation answers: tests read what they asked for. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Answered = any;

type Owed = Pick<Invoice, "id" | "balanceCents">;

export const payInput = (invoices: readonly Owed[], special: object = {}) => ({
  invoiceIds: invoices.map(({ id }) => toGlobalId("Invoice", id)),
  expectedTotalCents: invoices.reduce((sum, { balanceCents }) => sum + balanceCents, 0),
  requestKey: newId(),
  ...special,
});

export const startPaymentMutation = mutation("startInvoicePayment", "StartInvoicePaymentInput");

export const pay = async (client: ApiClient, invoices: readonly Owed[], special: object = {}): Promise<Answered> =>
  (await client.data(startPaymentMutation, { input: payInput(invoices, special) })).startInvoicePayment;

export const check = async (client: ApiClient, paymentId: string): Promise<Answered> =>
  (await client.data(mutation("checkInvoicePayment", "InvoicePaymentInput"), { input: { paymentId } })).checkInvoicePayment;

export const cancel = async (client: ApiClient, paymentId: string): Promise<Answered> =>
  (await client.data(mutation("cancelInvoicePayment", "InvoicePaymentInput"), { input: { paymentId } })).cancelInvoicePayment;

export const followed = async (client: ApiClient, id: string): Promise<Answered> => {
  const query = `query ($id: ID!) { viewer { patient { invoicePayment(id: $id) { id state failureCode continueUrl } } } }`;
  return (await client.data(query, { id })).viewer.patient.invoicePayment;
};

export const codesOf = (answered: Answered): string[] => answered.errors.map(({ code }: { code: string }) => code);

/** The application's id of a payment that was answered. */
export const paymentIdOf = (answered: Answered): string => fromGlobalId("Payment", answered.payment.id)!;
