import { toGlobalId } from "../../../graphql/global-id.ts";
import type { Locale } from "../../../kernel/locale.ts";

/** Where an invoice or its receipt is read as PDF, by whoever is signed in and may. */
export const paperPath = (id: string, document: "invoice" | "receipt", language: Locale): string =>
  `/files/invoices/${toGlobalId("Invoice", id)}.pdf?document=${document}&language=${language}`;
