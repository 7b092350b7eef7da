import { Refused } from "../../../db/once-more.ts";
import type { ErrorCode } from "../../../kernel/error-code.ts";
import type { Problem } from "../../../kernel/outcome.ts";
import type { Invoice } from "./invoice.entity.ts";

/** A problem of one invoice where there are several: at the item's place. */
export const below = (path: readonly string[], problem: Problem): Problem => ({ ...problem, path: [...path, ...problem.path.slice(1)] });

const at = (field: string, code: ErrorCode, reason?: string): Problem => ({
  ...{ code, path: ["input", field], ...(reason !== undefined && { reason }) },
});

/** Nothing of the transaction is kept, the held invoice's version neither. */
export const refused = (...problems: readonly Problem[]): Refused => new Refused(problems);

export const missingInvoice: Problem = at("invoiceId", "NOT_FOUND");

export const notDraft: Problem = at("invoiceId", "CONFLICT", "INVOICE_NOT_DRAFT");

export const changedMeanwhile = (current: Invoice): Problem => ({
  ...at("version", "CONFLICT", "INVOICE_CHANGED"),
  facts: { current },
});

export const wrong = (field: string, reason: string): Problem => at(field, "VALIDATION_FAILED", reason);
