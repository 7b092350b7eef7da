import { z } from "zod";
import { requestKeySchema } from "../../../../kernel/request-key.ts";
import { choice } from "../../../../kernel/validation.ts";
import { refundMethods } from "../../payments/payment-state.ts";
import { amountSchema, reasonSchema } from "../desk-schemas.ts";

/** As it was sent, before anything was checked. */
export interface RefundWish {
  /** Null where what was sent is no payment's id. */
  readonly paymentId: string | null;
  /** Null where what was sent is no invoice's id. */
  readonly invoiceId: string | null;
  readonly amountCents: number;
  readonly method: string;
  readonly reason: string;
  readonly oweAgain: boolean;
  readonly requestKey: string;
}

export const refundSchema = z.object({
  ...{ amountCents: amountSchema, reason: reasonSchema, requestKey: requestKeySchema },
  ...{ method: choice(refundMethods), oweAgain: z.boolean() },
});

export type CheckedRefund = z.output<typeof refundSchema>;
