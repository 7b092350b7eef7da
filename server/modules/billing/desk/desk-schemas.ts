import { z } from "zod";
import { textOf } from "../../../kernel/validation.ts";

/** One cent less than a million dollars. */
const mostCents = 99_999_999;

export const amountSchema = z.int("AMOUNT_NOT_POSITIVE").min(1, "AMOUNT_NOT_POSITIVE").max(mostCents, "AMOUNT_TOO_LARGE");

/** Why money was moved, as the ledger keeps it. */
export const reasonSchema = textOf(300);
