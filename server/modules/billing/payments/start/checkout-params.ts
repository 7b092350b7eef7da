import type { CheckoutParams } from "../../../../gateways/payments/payment-gateway.ts";
import { toGlobalId } from "../../../../graphql/global-id.ts";
import { minutes } from "../../../../kernel/clock.ts";
import type { Locale } from "../../../../kernel/locale.ts";

/** Stripe lets no page expire sooner. */
export const shortestMs = minutes(30);

/** So late a page can still be asked for with the expiry that was stored for it. */
export const graceMs = minutes(1);

interface Checkout {
  readonly payment: { readonly id: string; readonly clinicId: string };
  readonly invoices: readonly { readonly number: number | null; readonly balanceCents: number }[];
  readonly portal: URL;
  readonly locale: Locale;
  readonly at: Date;
}

const words: Readonly<Record<Locale, string>> = { fr: "Facture", en: "Invoice" };

/** All that Stripe is told: numbers and amounts, nobody's name, and nothing of what was done for the money. */
export function checkoutParams({ payment, invoices, portal, locale, at }: Checkout): CheckoutParams {
  const back = new URL(`/portal/invoices/payments/${toGlobalId("Payment", payment.id)}`, portal).href;
  return {
    lines: invoices.map(({ number, balanceCents }) => ({
      name: `${words[locale]} ${String(number ?? 0).padStart(6, "0")}`,
      amountCents: balanceCents,
    })),
    currency: "cad",
    successUrl: back,
    cancelUrl: back,
    expiresAt: Math.floor((at.getTime() + shortestMs + graceMs) / 1_000),
    locale: locale === "fr" ? "fr-CA" : "en",
    clientReferenceId: payment.id,
    metadata: { portail_clinic: payment.clinicId, portail_payment: payment.id },
  };
}
