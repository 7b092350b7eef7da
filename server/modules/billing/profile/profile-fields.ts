import { z } from "zod";
import { phone } from "../../../kernel/contact-fields.ts";
import { given } from "../../../kernel/changes.ts";
import type { LocalizedText } from "../../../kernel/locale.ts";
import type { Outcome } from "../../../kernel/outcome.ts";
import { success } from "../../../kernel/outcome.ts";
import { choice, linesOf, textOf, validate } from "../../../kernel/validation.ts";
import { provinces } from "../taxes/province.ts";
import type { BillingProfile } from "./billing-profile.entity.ts";

/** What a save can change. */
export type ProfileFields = Omit<BillingProfile, "clinicId" | "version">;

/** Absent fields stay as they are; null clears what may be empty. */
export type ProfileInput = {
  readonly [Field in Exclude<keyof ProfileFields, "footerFr" | "footerEn">]?: ProfileFields[Field] | null | undefined;
} & { readonly footer?: LocalizedText | null | undefined };

/** Read by its digits, with the letters between them if they are there; written as the tax offices write it. */
const numberOf = (pattern: RegExp, written: (digits: readonly string[]) => string, reason: string) =>
  textOf(40).transform((typed, context) => {
    const found = pattern.exec(typed.toUpperCase().replace(/[\s.-]+/g, ""));
    if (found) return written(found.slice(1));
    context.addIssue({ code: "custom", message: reason });
    return z.NEVER;
  });

const gst = numberOf(/^(\d{9})RT(\d{4})$/, ([business, account]) => `${business} RT${account}`, "NOT_A_GST_NUMBER");
const qst = numberOf(/^(\d{10})TQ(\d{4})$/, ([business, account]) => `${business} TQ${account}`, "NOT_A_QST_NUMBER");

/** Each province that has one writes it its own way: `PST-1234-5678`, `123456-7`, `1234567`. */
const pst = textOf(20).refine((typed) => /^[A-Z]*[ -]?\d[\d -]{4,}\d$/i.test(typed), "NOT_A_PST_NUMBER");

/** Letters that no postal code has are D, F, I, O, Q and U; W and Z begin none. */
const postalCode = numberOf(
  /^([ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z])(\d[ABCEGHJ-NPRSTV-Z]\d)$/,
  ([area, unit]) => `${area} ${unit}`,
  "NOT_A_POSTAL_CODE",
);

const days = z.int("REQUIRED").min(0, "PAYMENT_DAYS").max(365, "PAYMENT_DAYS");

const schema = z.object({
  legalName: textOf(160),
  street: textOf(160),
  city: textOf(80),
  province: choice(provinces),
  postalCode,
  phone,
  gstNumber: gst.nullable(),
  qstNumber: qst.nullable(),
  pstNumber: pst.nullable(),
  paymentDays: days,
  footer: z.object({ fr: linesOf(1000), en: linesOf(1000) }).nullable(),
});

const noProfile = {
  ...{ legalName: null, street: null, city: null, province: null, postalCode: null, phone: null },
  ...{ gstNumber: null, qstNumber: null, pstNumber: null, paymentDays: 30, footer: null },
};

function asInput({ footerFr: fr, footerEn: en, ...rest }: ProfileFields): ProfileInput {
  return { ...rest, footer: fr !== null && en !== null ? { fr, en } : null };
}

/** What the profile is after the save; every problem at its field. */
export function readProfile(before: ProfileFields | null, input: ProfileInput): Outcome<ProfileFields> {
  const read = validate(schema, { ...(before ? asInput(before) : noProfile), ...given(input) }, ["input"]);
  if (!read.ok) return read;
  const { footer, ...rest } = read.value;
  return success({ ...rest, footerFr: footer?.fr ?? null, footerEn: footer?.en ?? null });
}
