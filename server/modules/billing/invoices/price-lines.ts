import type { Outcome, Problem } from "../../../kernel/outcome.ts";
import { failure, success } from "../../../kernel/outcome.ts";
import { roundShare } from "../taxes/round-share.ts";
import type { TaxCode } from "../taxes/tax-code.ts";
import type { TaxRate } from "../taxes/tax-rates.ts";

/** One cent less than a million dollars: what Stripe takes in one payment at most. */
export const mostCents = 99_999_999;

interface LineToPrice {
  readonly quantityHundredths: number;
  readonly unitPriceCents: number;
  readonly taxCodes: readonly TaxCode[];
}

export interface PricedTax extends TaxRate {
  readonly baseCents: number;
  readonly amountCents: number;
}

export interface Priced<L> {
  readonly lines: readonly (L & { readonly amountCents: number })[];
  readonly taxes: readonly PricedTax[];
  readonly subtotalCents: number;
  readonly taxCents: number;
  readonly totalCents: number;
}

const linesPath = ["input", "lines"];

const sumOf = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0);

const at = (place: number, field: string, reason: string, facts: Readonly<Record<string, unknown>>): Problem => ({
  ...{ code: "VALIDATION_FAILED", path: [...linesPath, String(place), field], reason, facts },
});

/** Each tax is computed once, of the sum of what it is charged on. */
function taxOf(lines: readonly (LineToPrice & { readonly amountCents: number })[], { code, rateMillionths }: TaxRate): PricedTax | null {
  const taxed = lines.filter(({ taxCodes }) => taxCodes.includes(code));
  if (taxed.length === 0) return null;
  const baseCents = sumOf(taxed.map(({ amountCents }) => amountCents));
  return { code, rateMillionths, baseCents, amountCents: roundShare(baseCents, rateMillionths, 1_000_000) };
}

/** What the lines come to with the taxes of a province, or what is wrong with them. */
export function priceLines<L extends LineToPrice>(lines: readonly L[], rates: readonly TaxRate[]): Outcome<Priced<L>> {
  const known = new Set(rates.map(({ code }) => code));
  const priced = lines.map((line) => ({ ...line, amountCents: roundShare(line.unitPriceCents, line.quantityHundredths, 100) }));
  const problems = priced.flatMap(({ taxCodes, amountCents }, place) => [
    ...(taxCodes.every((code) => known.has(code)) ? [] : [at(place, "taxes", "TAX_NOT_CHARGED", { choices: [...known].join(", ") })]),
    ...(Math.abs(amountCents) <= mostCents ? [] : [at(place, "unitPriceCents", "AMOUNT_TOO_LARGE", {})]),
  ]);
  if (problems.length > 0) return failure(...problems);
  const taxes = rates.flatMap((rate) => taxOf(priced, rate) ?? []);
  const subtotalCents = sumOf(priced.map(({ amountCents }) => amountCents));
  const taxCents = sumOf(taxes.map(({ amountCents }) => amountCents));
  const totalCents = subtotalCents + taxCents;
  const whole = (reason: string): Outcome<never> => failure({ code: "VALIDATION_FAILED", path: linesPath, reason });
  if (totalCents < 0 || subtotalCents < 0) return whole("TOTAL_BELOW_ZERO");
  if (totalCents > mostCents || subtotalCents > mostCents || Math.abs(taxCents) > mostCents) return whole("TOTAL_TOO_LARGE");
  return success({ lines: priced, taxes, subtotalCents, taxCents, totalCents });
}
