import { toGlobalId } from "../../../graphql/global-id.ts";
import type { Actor } from "../../../kernel/actor.ts";
import type { Locale } from "../../../kernel/locale.ts";

/** Which session opens it: a browser may hold one of each app. Programs have none. */
const sessions: Readonly<Partial<Record<Actor["kind"], string>>> = { patient: "&app=portal", staff: "&app=admin" };

interface Paper {
  readonly id: string;
  readonly document: "invoice" | "receipt";
  readonly language: Locale;
}

/** Where an invoice or its receipt is read as PDF, by whoever is signed in and may. */
export const paperPath = ({ kind }: Pick<Actor, "kind">, { id, document, language }: Paper): string =>
  `/files/invoices/${toGlobalId("Invoice", id)}.pdf?document=${document}&language=${language}${sessions[kind] ?? ""}`;
