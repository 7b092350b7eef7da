import { normalIdentification } from "../../kernel/fold.ts";
import type { SecretKeys } from "../../kernel/secret-keys.ts";
import { checkHealthNumber } from "./health-numbers/check-health-number.ts";

const purpose = "identification";

/** As much of an identification type as its numbers' handling needs. */
export interface TypeOfNumber {
  readonly clinicId: string;
  readonly id: string;
  readonly issuer: string | null;
  readonly kind: "PROVINCIAL" | "OTHER";
}

/** What two notations of one number share: its normal form, and of a health number the part that lasts for life. */
function comparable({ issuer, kind }: TypeOfNumber, value: string): string {
  const normal = normalIdentification(value);
  if (kind !== "PROVINCIAL" || issuer === null) return normal;
  const { verdict, lastingNumber } = checkHealthNumber(issuer, value);
  return verdict === "IMPOSSIBLE" ? normal : lastingNumber;
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
  index(type: TypeOfNumber, value: string): string {
    return this.#keys.hmac(purpose, type.clinicId, type.id, comparable(type, value));
  }

  /** Every index that the value may be stored under, one per key. */
  indexes(type: TypeOfNumber, value: string): string[] {
    return this.#keys.hmacAll(purpose, type.clinicId, type.id, comparable(type, value));
  }

  /** The index that a sealed number has under the key in use, whichever it was stored with. */
  indexOfSealed(type: TypeOfNumber, patientId: string, sealed: string): string {
    return this.index(type, this.open(type, patientId, sealed));
  }

  seal(type: TypeOfNumber, patientId: string, value: string): string {
    return this.#keys.encrypt(purpose, normalIdentification(value), binding(type, patientId));
  }

  /** The number in normal form. */
  open(type: TypeOfNumber, patientId: string, sealed: string): string {
    return this.#keys.decrypt(purpose, sealed, binding(type, patientId));
  }

  /** Whether the sealed number is this one, to the last character of its normal form. */
  holds(type: TypeOfNumber, patientId: string, sealed: string, value: string): boolean {
    return this.open(type, patientId, sealed) === normalIdentification(value);
  }
}

const binding = ({ clinicId, id }: TypeOfNumber, patientId: string): string => `${clinicId}:${patientId}:${id}`;
