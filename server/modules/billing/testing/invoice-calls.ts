import { toGlobalId } from "../../../graphql/global-id.ts";
import { newId } from "../../../kernel/id.ts";
import type { ApiClient } from "../../../testing/api-client.ts";
import { aLine } from "./invoices.ts";

export const invoiceFields = `id number status issuedOn dueOn province version note subtotal { cents } total { cents currency } paid { cents }
  refunded { cents } writtenOff { cents } balance { cents } practitioner { name profession licenceNumber }
  lines { position code description serviceOn quantity unitPrice { cents } amount { cents } taxes }
  taxes { code ratePercent base { cents } amount { cents } } payable obstacle pdfUrl receiptUrl voidReason`;

const errorFields = `errors { __typename code path message messages { fr en } ... on InvoiceChanged { current { version } }
  ... on PaymentInProgress { paymentId } }`;

/** What a mutation answers: tests read what they asked for. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Answered = any;

export async function write(
  client: ApiClient,
  name: string,
  input: object,
  fields = `invoice { ${invoiceFields} internalNote }`,
): Promise<Answered> {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
  const data = await client.data(`mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} ${errorFields} } }`, { input });
  return data[name];
}

/** A draft of $80, unless something else is said. */
export const create = (client: ApiClient, patient: { readonly id: string }, input: object = {}): Promise<Answered> =>
  write(client, "createInvoice", { patientId: toGlobalId("Patient", patient.id), lines: [aLine()], requestKey: newId(), ...input });

/** A draft that was issued at once. */
export async function createAndIssue(client: ApiClient, patient: { readonly id: string }, input: object = {}): Promise<Answered> {
  const { invoice } = await create(client, patient, input);
  return (await write(client, "issueInvoice", { invoiceId: invoice.id, version: invoice.version })).invoice;
}

export const readInvoice = async (client: ApiClient, id: string, fields = invoiceFields): Promise<Answered> =>
  (await client.data(`query ($id: ID!) { node(id: $id) { ... on Invoice { ${fields} } } }`, { id })).node;

/** What is wrong, and where. */
export const problemsOf = (answered: Answered): string[] =>
  answered.errors.map(({ code, path }: { code: string; path: string[] }) => `${path.slice(1).join(".")} ${code}`);
