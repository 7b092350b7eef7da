import { randomBytes } from "node:crypto";

export interface DoubleAccount {
  readonly id: string;
  /** False while Stripe lets it take no payments. */
  chargesEnabled: boolean;
}

interface KeyOptions {
  readonly live?: boolean;
  /** What a restricted key may do; absent, it is a secret key, which may do all. */
  readonly permissions?: readonly string[];
}

export interface DoubleKey {
  readonly key: string;
  readonly account: DoubleAccount;
  permissions: readonly string[] | null;
  state: "valid" | "expired" | "without its account";
}

const letters = (count: number): string => randomBytes(count).toString("hex").slice(0, count);

/** The accounts and keys that this Stripe knows. */
export class StripeState {
  readonly #keys = new Map<string, DoubleKey>();

  openAccount(): DoubleAccount {
    return { id: `acct_1${letters(15)}`, chargesEnabled: true };
  }

  /** A new key of the account. */
  makeKey(account: DoubleAccount, { live = false, permissions }: KeyOptions = {}): string {
    const key = `${permissions ? "rk" : "sk"}_${live ? "live" : "test"}_51${letters(40)}`;
    this.#keys.set(key, { key, account, permissions: permissions ?? null, state: "valid" });
    return key;
  }

  find(key: string): DoubleKey | undefined {
    return this.#keys.get(key);
  }

  /** From now on the key is one that Stripe never heard of. */
  forget(key: string): void {
    this.#keys.delete(key);
  }

  /** A key that is known; a wrong one fails the test. */
  known(key: string): DoubleKey {
    const found = this.#keys.get(key);
    if (!found) throw new Error("No such key was made.");
    return found;
  }
}

/** A signing secret as Stripe makes them. */
export const newWebhookSecret = (): string => `whsec_${letters(32)}`;
