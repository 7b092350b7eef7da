import { randomBytes } from "node:crypto";

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** Letters and digits, as Stripe's ids end in. */
const letters = (count: number): string => Array.from(randomBytes(count), (byte) => alphabet[byte % alphabet.length]).join("");

const hexadecimals = (count: number): string => randomBytes(count).toString("hex").slice(0, count);

export const newAccountId = (): string => `acct_1${hexadecimals(15)}`;

export const newSecretKey = (restricted: boolean, live: boolean): string =>
  `${restricted ? "rk" : "sk"}_${live ? "live" : "test"}_51${hexadecimals(40)}`;

/** A signing secret as Stripe makes them. */
export const newWebhookSecret = (): string => `whsec_${hexadecimals(32)}`;

export const newSessionId = (live: boolean): string => `cs_${live ? "live" : "test"}_a1${letters(56)}`;

export type IdPrefix = "pi_3" | "ch_3" | "py_3" | "re_3" | "du_1" | "txn_3" | "evt_1" | "pm_1" | "li_1";

export const newId = (prefix: IdPrefix): string => `${prefix}${letters(23)}`;
