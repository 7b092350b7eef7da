import type { SecretKeys } from "../../kernel/secret-keys.ts";
import type { StripeAccountRow } from "./stripe-account.entity.ts";
import { holdsKeys } from "./stripe-status.ts";

/** What speaks to Stripe for a clinic, and what proves that Stripe speaks. Never leaves the server. */
export interface StripeKeys {
  readonly secretKey: string;
  readonly webhookSecret: string;
}

const purpose = "stripe-keys";

/** Each secret is sealed for its clinic and its column: copied elsewhere, it doesn't open. */
const place = (clinicId: string, column: keyof StripeKeys): string => `${clinicId}/${column}`;

/** Seals clinics' Stripe keys for the database, and opens them. */
export class StripeKeyVault {
  readonly #keys: SecretKeys;

  constructor(keys: SecretKeys) {
    this.#keys = keys;
  }

  seal(clinicId: string, keys: StripeKeys): { secretKeySealed: string; webhookSecretSealed: string } {
    return {
      secretKeySealed: this.#keys.encrypt(purpose, keys.secretKey, place(clinicId, "secretKey")),
      webhookSecretSealed: this.#keys.encrypt(purpose, keys.webhookSecret, place(clinicId, "webhookSecret")),
    };
  }

  /** Null where the row holds none. Throws `DecryptionError` where they were sealed for another place or with a key that is gone. */
  open(row: StripeAccountRow | null): StripeKeys | null {
    if (!holdsKeys(row)) return null;
    const { clinicId, secretKeySealed, webhookSecretSealed } = row;
    return {
      secretKey: this.#keys.decrypt(purpose, secretKeySealed, place(clinicId, "secretKey")),
      webhookSecret: this.#keys.decrypt(purpose, webhookSecretSealed, place(clinicId, "webhookSecret")),
    };
  }

  /** How rows name a secret key of the environment without holding it. */
  marks(secretKey: string): string[] {
    return this.#keys.hmacAll(`${purpose}:mark`, secretKey);
  }
}
