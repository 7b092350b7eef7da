import { normalIdentification } from "../../kernel/fold.ts";
import type { SecretKeys } from "../../kernel/secret-keys.ts";

const purpose = "identification";

interface Place {
  readonly clinicId: string;
  readonly typeId: string;
}

/**
 * Identification values are encrypted at rest; equality is found by a keyed index that differs from clinic to clinic, so that a dump
 * shows neither the numbers nor who is a patient of two clinics.
 */
export class IdentificationVault {
  readonly #keys: SecretKeys;

  constructor(keys: SecretKeys) {
    this.#keys = keys;
  }

  /** What is stored for look-ups, under the key in use. */
  index({ clinicId, typeId }: Place, value: string): string {
    return this.#keys.hmac(purpose, clinicId, typeId, normalIdentification(value));
  }

  /** Every index that the value may be stored under, one per key. */
  indexes({ clinicId, typeId }: Place, value: string): string[] {
    return this.#keys.hmacAll(purpose, clinicId, typeId, normalIdentification(value));
  }

  seal(place: Place, patientId: string, value: string): string {
    return this.#keys.encrypt(purpose, normalIdentification(value), this.#binding(place, patientId));
  }

  open(place: Place, patientId: string, sealed: string): string {
    return this.#keys.decrypt(purpose, sealed, this.#binding(place, patientId));
  }

  #binding({ clinicId, typeId }: Place, patientId: string): string {
    return `${clinicId}:${patientId}:${typeId}`;
  }
}
