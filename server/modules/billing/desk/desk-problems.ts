import type { ErrorCode } from "../../../kernel/error-code.ts";
import type { Outcome } from "../../../kernel/outcome.ts";
import { failure } from "../../../kernel/outcome.ts";
import type { Invoice } from "../invoices/invoice.entity.ts";

/** What is wrong with one field of the input. */
export const refuse = (field: string, code: ErrorCode, reason?: string, facts: Readonly<Record<string, unknown>> = {}): Outcome<never> =>
  failure({ code, path: ["input", field], ...(reason !== undefined && { reason }), facts });

export const missing = (field: string): Outcome<never> => refuse(field, "NOT_FOUND");

export const unacceptable = (field: string, reason: string): Outcome<never> => refuse(field, "VALIDATION_FAILED", reason);

/** Why there is nothing to pay or to write off; null where there is. */
export function notOwed({ state, balanceCents }: Invoice): Outcome<never> | null {
  if (state === "DRAFT") return refuse("invoiceId", "INVOICE_NOT_PAYABLE", "ISSUE_INVOICE_FIRST", { obstacle: "NOT_ISSUED" });
  if (state === "VOID") return refuse("invoiceId", "INVOICE_NOT_PAYABLE", "INVOICE_IS_VOID", { obstacle: "VOID" });
  return balanceCents > 0 ? null : refuse("invoiceId", "INVOICE_NOT_PAYABLE", "INVOICE_IS_PAID", { obstacle: "PAID" });
}

export const aboveBalance = ({ balanceCents }: Invoice, amountCents: number): Outcome<never> | null =>
  amountCents > balanceCents ? unacceptable("amountCents", "AMOUNT_ABOVE_BALANCE") : null;
