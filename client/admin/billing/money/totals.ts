/** A tax as a share of a million: 9.975 % is 99,750. */
export interface Rate<Code extends string> {
  readonly code: Code;
  readonly millionths: number;
}

export interface PricedLine<Code extends string> {
  readonly quantityHundredths: number;
  readonly unitPriceCents: number;
  readonly taxes: readonly Code[];
}

export interface Totals<Code extends string> {
  readonly subtotalCents: number;
  readonly taxes: readonly { readonly code: Code; readonly baseCents: number; readonly amountCents: number }[];
  readonly totalCents: number;
}

/** Half a cent goes away from zero, also below it: a rebate takes off exactly what the line itself would have added. */
export const roundedShare = (amount: number, of: number): number =>
  Math.sign(amount) * Math.floor((2 * Math.abs(amount) + of) / (2 * of)) || 0;

export const lineAmount = ({ quantityHundredths, unitPriceCents }: PricedLine<string>): number =>
  roundedShare(quantityHundredths * unitPriceCents, 100);

const sum = (amounts: readonly number[]): number => amounts.reduce((total, each) => total + each, 0);

/** What the server will compute, so that it can be seen while somebody types. Each tax is rounded once, over all the lines that bear it. */
export function totalsOf<Code extends string>(lines: readonly PricedLine<Code>[], rates: readonly Rate<Code>[]): Totals<Code> {
  const subtotalCents = sum(lines.map(lineAmount));
  const taxes = rates
    .filter(({ code }) => lines.some((line) => line.taxes.includes(code)))
    .map(({ code, millionths }) => {
      const baseCents = sum(lines.filter((line) => line.taxes.includes(code)).map(lineAmount));
      return { code, baseCents, amountCents: roundedShare(baseCents * millionths, 1_000_000) };
    });
  return { subtotalCents, taxes, totalCents: subtotalCents + sum(taxes.map(({ amountCents }) => amountCents)) };
}
