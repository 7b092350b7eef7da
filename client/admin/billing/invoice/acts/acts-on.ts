import type { PaymentState } from "../../../../gql/graphql.ts";
import { serverNow } from "../../../../shared/graphql/server-clock.ts";

interface Share {
  readonly invoice: { readonly id: string };
  readonly refundable: { readonly cents: number };
}

interface Standing {
  readonly state: PaymentState;
  readonly startedAt: string;
  readonly invoices: readonly Share[];
}

/** What is left of a payment for one of its invoices. */
export const refundableFor = ({ invoices }: Pick<Standing, "invoices">, invoiceId: string): number =>
  invoices.find(({ invoice }) => invoice.id === invoiceId)?.refundable.cents ?? 0;

/** The page for paying is open for half an hour, and a minute. */
const openMilliseconds = 31 * 60_000;

/** Whether it holds its invoices although its time is over. */
function isStuck({ state, startedAt }: Standing, now: number): boolean {
  if (state === "UNRESOLVED") return true;
  return (state === "OPEN" || state === "PREPARING") && Date.parse(startedAt) + openMilliseconds < now;
}

/** What may be done with a payment on the page of one of its invoices. */
export const actsOn = (payment: Standing, invoiceId: string, now = serverNow()): readonly ("refund" | "abandon")[] => [
  ...(refundableFor(payment, invoiceId) > 0 ? (["refund"] as const) : []),
  ...(isStuck(payment, now) ? (["abandon"] as const) : []),
];
