import type { Province, TaxCode } from "../../../gql/graphql.ts";
import { centsOf, hundredthsOf } from "../money/typed-number.ts";
import type { PricedLine } from "../money/totals.ts";

/** One line as it is typed. */
export interface LineValues {
  /** Tells it from the others while it is moved about. */
  readonly key: number;
  readonly code: string;
  readonly description: string;
  readonly serviceOn: string;
  readonly quantity: string;
  readonly unitPrice: string;
  readonly taxes: readonly TaxCode[];
}

/** An invoice as it is typed. */
export interface InvoiceValues {
  readonly practitionerName: string;
  readonly practitionerProfession: string;
  readonly practitionerLicence: string;
  readonly province: Province;
  readonly dueOn: string;
  readonly note: string;
  readonly internalNote: string;
  readonly lines: readonly LineValues[];
}

export const blankLine: Omit<LineValues, "key" | "taxes"> = { code: "", description: "", serviceOn: "", quantity: "1", unitPrice: "" };

/** Nothing was typed but what stood there. */
export const isBlank = ({ code, description, serviceOn, unitPrice }: LineValues): boolean =>
  [code, description, serviceOn, unitPrice].every((typed) => typed.trim() === "");

export const emptyInvoice = (province: Province): InvoiceValues => ({
  practitionerName: "",
  practitionerProfession: "",
  practitionerLicence: "",
  province,
  dueOn: "",
  note: "",
  internalNote: "",
  lines: [{ ...blankLine, key: 1, taxes: [] }],
});

/** A further line, on the same day and with the same taxes as the last one. */
export function withLine(values: InvoiceValues): InvoiceValues {
  const last = values.lines.at(-1);
  const key = Math.max(0, ...values.lines.map((line) => line.key)) + 1;
  return { ...values, lines: [...values.lines, { ...blankLine, serviceOn: last?.serviceOn ?? "", key, taxes: last?.taxes ?? [] }] };
}

export const withoutLine = (values: InvoiceValues, place: number): InvoiceValues => ({
  ...values,
  lines: values.lines.filter((_, index) => index !== place),
});

/** Out of bounds, nothing moves. */
export function withLineMoved(values: InvoiceValues, from: number, to: number): InvoiceValues {
  const line = values.lines[from];
  if (!line || to < 0 || to >= values.lines.length) return values;
  return { ...values, lines: values.lines.toSpliced(from, 1).toSpliced(to, 0, line) };
}

export const withLineChanged = (values: InvoiceValues, place: number, part: Partial<LineValues>): InvoiceValues => ({
  ...values,
  lines: values.lines.map((line, index) => (index === place ? { ...line, ...part } : line)),
});

/**
 * The taxes of a line in a province that charges others: who charged one that isn't there charges what takes its place, and what was
 * exempt stays so.
 */
export const chargedTaxes = (taxes: readonly TaxCode[], charged: readonly TaxCode[]): readonly TaxCode[] =>
  taxes.every((code) => charged.includes(code)) ? taxes : charged;

/** What can be read of a line so far; what can't counts as nothing. */
export const pricedLine = (line: LineValues, charged: readonly TaxCode[]): PricedLine<TaxCode> => ({
  quantityHundredths: hundredthsOf(line.quantity) ?? 0,
  unitPriceCents: centsOf(line.unitPrice) ?? 0,
  taxes: chargedTaxes(line.taxes, charged),
});

/** "12,50" and "12.50" say the same. */
const plainOf = ({ key: _, quantity, unitPrice, ...line }: LineValues): string =>
  JSON.stringify([line, hundredthsOf(quantity) ?? quantity, centsOf(unitPrice) ?? unitPrice]);

/** Whether both say the same. */
export const sameInvoice = (a: InvoiceValues, b: InvoiceValues): boolean => differences(a, b).length === 0;

const plainNames = [
  "practitionerName",
  "practitionerProfession",
  "practitionerLicence",
  "province",
  "dueOn",
  "note",
  "internalNote",
] as const;

export type ValueName = (typeof plainNames)[number] | "lines";

/** The parts in which two invoices differ. */
export const differences = (a: InvoiceValues, b: InvoiceValues): readonly ValueName[] => [
  ...plainNames.filter((name) => a[name].trim() !== b[name].trim()),
  ...(a.lines.map(plainOf).join() === b.lines.map(plainOf).join() ? [] : (["lines"] as const)),
];
