import type { InvoiceLineInput, TaxCode } from "../../../gql/graphql.ts";
import type { Problem } from "../../../shared/forms/problems.ts";
import { centsOf, hundredthsOf } from "../money/typed-number.ts";
import { chargedTaxes, type InvoiceValues, isBlank, type LineValues } from "./invoice-values.ts";

const textOrNull = (typed: string): string | null => typed.trim() || null;

interface Read {
  /** What is sent of all that can be changed. */
  readonly input: {
    readonly lines: InvoiceLineInput[];
    readonly practitioner: { readonly name: string; readonly profession: string | null; readonly licenceNumber: string | null } | null;
    readonly province: InvoiceValues["province"];
    readonly dueOn: string | null;
    readonly note: string | null;
    readonly internalNote: string | null;
  };
  /** Which line of the form each sent one is. */
  readonly rows: readonly number[];
  /** What can't be sent, as it can't be read. */
  readonly problems: readonly Problem[];
}

const problemsOf = ({ quantity, unitPrice }: LineValues, row: number): Problem[] => [
  ...(hundredthsOf(quantity) === null ? [{ field: `lines.${row}.quantity`, words: "form.notAQuantity" } as const] : []),
  ...(centsOf(unitPrice) === null ? [{ field: `lines.${row}.unitPriceCents`, words: "form.notAnAmount" } as const] : []),
];

/** An invoice as it is sent. Lines in which nothing was typed are left out, unless there is no other. */
export function readInvoice(values: InvoiceValues, charged: readonly TaxCode[]): Read {
  const typed = values.lines.map((line, row) => ({ line, row })).filter(({ line }) => !isBlank(line));
  const { practitionerName, practitionerProfession, practitionerLicence, province, dueOn, note, internalNote } = values;
  const named = [practitionerName, practitionerProfession, practitionerLicence].some((part) => part.trim() !== "");
  return {
    input: {
      lines: typed.map(({ line }) => ({
        code: textOrNull(line.code),
        description: line.description.trim(),
        serviceOn: textOrNull(line.serviceOn),
        quantity: (hundredthsOf(line.quantity) ?? 0) / 100,
        unitPriceCents: centsOf(line.unitPrice) ?? 0,
        taxes: [...chargedTaxes(line.taxes, charged)],
      })),
      practitioner: named
        ? { name: practitionerName.trim(), profession: textOrNull(practitionerProfession), licenceNumber: textOrNull(practitionerLicence) }
        : null,
      province,
      dueOn: textOrNull(dueOn),
      note: textOrNull(note),
      internalNote: textOrNull(internalNote),
    },
    rows: typed.map(({ row }) => row),
    problems: typed.flatMap(({ line, row }) => problemsOf(line, row)),
  };
}

/** `["input", "lines", "1", "description"]` is at the row that the second sent line comes from. */
export function fieldAt([, ...path]: readonly string[], rows: readonly number[]): string | null {
  const [name, place, ...rest] = path;
  if (name === undefined) return null;
  if (name !== "lines" || place === undefined) return path.join(".");
  return [name, String(rows[Number(place)] ?? place), rest[0] ?? "description"].join(".");
}
