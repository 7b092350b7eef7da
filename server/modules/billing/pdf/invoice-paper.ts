import type { Locale } from "../../../kernel/locale.ts";
import type { EntryKind, EntryReason } from "../ledger/entry-kind.ts";
import type { InvoiceSettlement } from "../ledger/settlement.ts";
import type { PaymentMethod } from "../payments/payment-state.ts";
import type { TaxCode } from "../taxes/tax-code.ts";

/** Whether it asks for money or says that it came. */
export const paperKinds = ["INVOICE", "RECEIPT"] as const;

export type PaperKind = (typeof paperKinds)[number];

/** Who bills. */
export interface PaperClinic {
  readonly legalName: string;
  readonly street: string;
  readonly city: string;
  readonly province: string;
  readonly postalCode: string;
  readonly phone: string;
  readonly gstNumber: string | null;
  readonly qstNumber: string | null;
  readonly pstNumber: string | null;
  readonly footer: string | null;
}

export interface PaperPatient {
  readonly name: string;
  readonly dateOfBirth: string;
  readonly street: string | null;
  readonly city: string | null;
  readonly province: string | null;
  readonly postalCode: string | null;
}

export interface PaperPractitioner {
  readonly name: string | null;
  readonly profession: string | null;
  readonly licence: string | null;
}

export interface PaperLine {
  readonly serviceOn: string | null;
  readonly code: string | null;
  readonly description: string;
  readonly quantityHundredths: number;
  readonly unitPriceCents: number;
  readonly amountCents: number;
  readonly taxCodes: readonly TaxCode[];
}

export interface PaperTax {
  readonly code: TaxCode;
  readonly rateMillionths: number;
  readonly baseCents: number;
  readonly amountCents: number;
}

/** What happened with money after the invoice was issued. */
export interface PaperMovement {
  readonly kind: Exclude<EntryKind, "CHARGE" | "FEE">;
  readonly reasonCode: EntryReason | null;
  readonly method: PaymentMethod | null;
  /** The clinic's own day. */
  readonly on: string;
  /** What it adds to what is owed. */
  readonly balanceCents: number;
}

export interface PaperSums {
  readonly subtotalCents: number;
  readonly totalCents: number;
  readonly paidCents: number;
  readonly refundedCents: number;
  readonly writtenOffCents: number;
  readonly correctedCents: number;
  readonly balanceCents: number;
}

/** All that a printed invoice or receipt says. The same makes the same bytes. */
export interface InvoicePaper {
  readonly kind: PaperKind;
  readonly language: Locale;
  /** Null on a draft. */
  readonly number: number | null;
  readonly settlement: InvoiceSettlement;
  readonly issuedOn: string | null;
  readonly dueOn: string | null;
  readonly voidedOn: string | null;
  /** When it last changed: the file's own date. */
  readonly changedAt: Date;
  readonly clinic: PaperClinic;
  readonly patient: PaperPatient;
  readonly practitioner: PaperPractitioner | null;
  readonly lines: readonly PaperLine[];
  readonly taxes: readonly PaperTax[];
  readonly sums: PaperSums;
  readonly movements: readonly PaperMovement[];
  /** From the clinic to the patient. */
  readonly note: string | null;
}

/** Each payment and each refund makes another receipt; it replaces the one before. */
export const receiptSequence = ({ movements }: Pick<InvoicePaper, "movements">): number =>
  movements.filter(({ kind }) => kind === "PAYMENT" || kind === "REFUND").length;
