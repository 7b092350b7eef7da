import { z } from "zod";
import { calendarDate, choice, clearable, linesOf, textOf } from "../../../kernel/validation.ts";
import { provinces } from "../taxes/province.ts";
import { taxCodes } from "../taxes/tax-code.ts";
import { mostCents } from "./price-lines.ts";

const mostLines = 50;
const mostHundredths = 999_999;

const isHundredths = (quantity: number): boolean => Math.abs(quantity * 100 - Math.round(quantity * 100)) < 1e-6;

/** A quantity of two decimals at most, as hundredths. */
const quantity = z
  .number("REQUIRED")
  .refine((value) => isHundredths(value) && value > 0 && Math.round(value * 100) <= mostHundredths, "NOT_A_QUANTITY")
  .transform((value) => Math.round(value * 100));

const cents = z.int("NOT_AN_AMOUNT").min(-mostCents, "AMOUNT_TOO_LARGE").max(mostCents, "AMOUNT_TOO_LARGE");

const absentAsNull = <S extends z.ZodType>(schema: S) => clearable(schema).transform((value) => value ?? null);

const lineSchema = z
  .object({
    code: absentAsNull(textOf(20)),
    description: textOf(200),
    serviceOn: absentAsNull(calendarDate),
    quantity,
    unitPriceCents: cents,
    taxes: z.array(choice(taxCodes)),
  })
  .transform(({ quantity: quantityHundredths, taxes, ...line }) => ({
    ...line,
    quantityHundredths,
    taxCodes: taxCodes.filter((code) => taxes.includes(code)),
  }));

export type InvoiceLineFields = z.output<typeof lineSchema>;

const practitionerSchema = z.object({
  name: textOf(120),
  profession: clearable(textOf(120)),
  licenceNumber: clearable(textOf(40)),
});

/** What is typed of a draft. */
export const invoiceSchema = z.object({
  lines: z.array(lineSchema).min(1, "LINES_NEEDED").max(mostLines, "TOO_MANY_LINES"),
  practitioner: clearable(practitionerSchema),
  province: clearable(choice(provinces)),
  dueOn: clearable(calendarDate),
  note: clearable(linesOf(1000)),
  internalNote: clearable(linesOf(1000)),
});

export type InvoiceFields = z.output<typeof invoiceSchema>;

/** For a change of one: what is absent stays. */
export const invoiceChangeSchema = invoiceSchema.partial({ lines: true });

export const voidReasonSchema = textOf(300);
