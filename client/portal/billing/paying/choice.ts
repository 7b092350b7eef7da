/** What Stripe takes at least in one card payment. */
export const leastCents = 50;

/** What one payment can hold. */
export const mostInvoices = 20;

export interface Chosen {
  readonly id: string;
  readonly cents: number;
}

/** What can be done with the invoices that are chosen. */
export type Choice =
  { readonly kind: "nothing" } | { readonly kind: "tooLittle" | "tooMany" | "payable"; readonly count: number; readonly cents: number };

export function choiceOf(chosen: readonly Chosen[]): Choice {
  if (chosen.length === 0) return { kind: "nothing" };
  const cents = chosen.reduce((sum, each) => sum + each.cents, 0);
  const sum = { count: chosen.length, cents };
  if (chosen.length > mostInvoices) return { kind: "tooMany", ...sum };
  return { kind: cents < leastCents ? "tooLittle" : "payable", ...sum };
}
