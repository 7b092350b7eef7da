import type { Locator } from "playwright-core";
import { texts } from "../../server/stripe-simulator/pages/texts.ts";
import type { Visit } from "./visit.ts";

const spaces = /[\u00a0\u202f]/g;

/** An amount as the portal writes it. */
export const amountOf = ({ look }: Visit, cents: number): string =>
  new Intl.NumberFormat(`${look.locale}-CA`, { style: "currency", currency: "CAD", currencyDisplay: "narrowSymbol" }).format(cents / 100);

export const numberOf = ({ number }: { readonly number: number | null }): string => String(number).padStart(6, "0");

export const invoiceBox = ({ page, portal }: Visit, invoice: { readonly number: number | null }): Locator =>
  page.getByRole("checkbox", { name: new RegExp(`^${portal("invoices.name", { number: numberOf(invoice) }).replace(spaces, "\\s")}`) });

export const payButton = (visit: Visit, cents: number): Locator =>
  visit.button(visit.portal("pay.buttonAmount", { amount: amountOf(visit, cents) }));

/** Chooses all that is to be paid, and goes to Stripe's page. */
export async function payAll(visit: Visit, cents: number): Promise<void> {
  const { portal } = visit;
  const all = visit.button(portal("invoices.chooseAll"));
  await visit.go("/portal/invoices");
  await payButton(visit, cents).or(all).first().waitFor();
  if (await all.isVisible()) await all.click();
  await payButton(visit, cents).click();
}

const byCard = /^(Payer .* par carte|Pay .* by card)$/;

/** Presses a button of the page that stands in for Stripe's. */
export async function atStripe({ page, look }: Visit, act: "card" | "declined" | "debit"): Promise<void> {
  const words = texts[look.locale];
  await page.getByRole("heading", { level: 1, name: words.title }).waitFor();
  await page.getByRole("button", { name: act === "card" ? byCard : words[act] }).click();
}

export const leaveStripe = ({ page, look }: Visit): Promise<void> => page.getByRole("link", { name: texts[look.locale].leave }).click();
