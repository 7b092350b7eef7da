/**
 * A clinic as it is filled: of ten appointments a patient, of talk and bills every fifth patient has some.
 * @typedef {{ clinicId: string, size: number, patients: number, consumerId: string, staffIds: string[], typeId: string, endpointId: string }} Growing
 */

export const now = "UTC_TIMESTAMP(6)";

/** @param {string} letter what the ids of a table begin with @param {string} number */
export const idOf = (letter, number) => `CONCAT('${letter}', LPAD(${number}, 25, '0'))`;

/** The same in JavaScript. @param {string} letter @param {number} number */
export const idAt = (letter, number) => letter + String(number).padStart(25, "0");

/** @param {readonly string[]} values @param {string} number */
export const oneOf = (values, number) => `ELT(1 + (${number}) MOD ${values.length}, ${values.map((value) => `'${value}'`).join(", ")})`;

const atOnce = 1_000_000;

/** MariaDB's own numbers from 1, at most a million a statement. @param {number} count @param {(from: string) => string} statement */
export const inParts = (count, statement) =>
  Array.from({ length: Math.ceil(count / atOnce) }, (_, place) =>
    statement(`FROM seq_${place * atOnce + 1}_to_${Math.min(count, (place + 1) * atOnce)}`),
  );

/** Every fifth patient: those who talk with the clinic, and pay. */
export const talking = 5;
