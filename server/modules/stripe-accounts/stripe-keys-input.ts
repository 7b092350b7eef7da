import { z } from "zod";

/** Keys have no spaces, line breaks or invisible characters in them; what people paste does. */
const withoutSpaces = (text: string): string => text.toWellFormed().replace(/[\s\p{C}\p{Z}]/gu, "");

const secret = z.string("REQUIRED").transform(withoutSpaces).pipe(z.string().min(1, "REQUIRED").max(255, "TOO_LONG"));

const secretKey = secret.pipe(
  z
    .string()
    .refine((key) => !key.startsWith("pk_"), { error: "PUBLISHABLE_STRIPE_KEY", abort: true })
    .refine((key) => /^[sr]k_(?:test|live)_[A-Za-z0-9_]{8,}$/.test(key), { error: "NOT_A_STRIPE_KEY" }),
);

const webhookSecret = secret.pipe(z.string().refine((text) => /^whsec_[\w+/=-]{8,}$/.test(text), { error: "NOT_A_WEBHOOK_SECRET" }));

/** A clinic's keys as support enters them. No message repeats any of it. */
export const stripeKeysInput = z.object({ secretKey, webhookSecret });
