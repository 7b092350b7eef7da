import type { ApiClient } from "./api-client.ts";

export interface BatchError {
  readonly __typename: string;
  readonly code: string;
  readonly message: string;
  readonly messages: { readonly fr: string; readonly en: string };
  readonly path: readonly string[];
}

export interface BatchItemResult {
  readonly index: number;
  readonly externalId: string;
  readonly outcome: "CREATED" | "UPDATED" | "UNCHANGED" | "FAILED";
  // Tests read what they asked for; a wrong field fails the test.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly entity: any;
  readonly errors: readonly BatchError[];
}

export interface BatchAnswer {
  readonly results: readonly BatchItemResult[];
  readonly errors: readonly BatchError[];
}

type Item = Readonly<Record<string, unknown>>;

const errors = "errors { __typename code message messages { fr en } path }";

const patientFields = `id externalId firstName lastName preferredName dateOfBirth sex email mobile homePhone language notificationMethod
  address { street city province postalCode country } archived verified`;

const appointmentFields = `id externalId startsAt endsAt status statusLabel { fr en } practitionerName service visitType virtualVisitUrl noteToPatient
  deactivated hiddenFromPatient`;

const invoiceFields = `id number status issuedOn dueOn province note total { cents } balance { cents } version`;

const mutation = (name: string, input: string, entity: string, fields: string): string => `mutation ($input: ${input}!) {
  ${name}(input: $input) { results { index externalId outcome entity: ${entity} { ${fields} } ${errors} } ${errors} }
}`;

export const upsertPatientsMutation = mutation("upsertPatients", "UpsertPatientsInput", "patient", patientFields);
export const upsertAppointmentsMutation = mutation("upsertAppointments", "UpsertAppointmentsInput", "appointment", appointmentFields);
export const upsertInvoicesMutation = mutation("upsertInvoices", "UpsertInvoicesInput", "invoice", invoiceFields);

export const upsertPatients = async (caller: ApiClient, ...patients: readonly Item[]): Promise<BatchAnswer> =>
  (await caller.data(upsertPatientsMutation, { input: { patients } })).upsertPatients;

export const upsertAppointments = async (caller: ApiClient, ...appointments: readonly Item[]): Promise<BatchAnswer> =>
  (await caller.data(upsertAppointmentsMutation, { input: { appointments } })).upsertAppointments;

export const upsertInvoices = async (caller: ApiClient, ...invoices: readonly Item[]): Promise<BatchAnswer> =>
  (await caller.data(upsertInvoicesMutation, { input: { invoices } })).upsertInvoices;

/** What became of the items of a batch, in short. */
export const outcomesOf = ({ results }: BatchAnswer): string[] => results.map(({ outcome }) => outcome);

/** What is wrong with each item: code and place within the item. */
export const problemsOf = ({ results }: BatchAnswer): string[][] =>
  results.map((result) => result.errors.map(({ code, path }) => `${code} ${path.slice(3).join(".")}`));
