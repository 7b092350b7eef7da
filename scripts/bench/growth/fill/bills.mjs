import { idOf, inParts, now, talking } from "./rows.mjs";

/** @typedef {import("./rows.mjs").Growing} Growing */

/** Of each patient who pays: the first is owed, the others are paid in cash, and sometimes one is a draft. */
export const invoicesOfPayer = 3;

const cents = 8_000;

/** @param {Growing} clinic */
const countOf = ({ patients }) => Math.floor(patients / talking) * invoicesOfPayer;

const payer = idOf("P", `${talking} * (1 + (seq - 1) DIV ${invoicesOfPayer})`);
const owed = `(seq - 1) MOD ${invoicesOfPayer} = 0`;
const invoice = idOf("I", "seq");

/** @param {Growing} clinic */
export const invoicesOf = (clinic) => {
  const count = countOf(clinic);
  const at = `${now} - INTERVAL FLOOR((${count} - seq) * 1500000 / ${count}) MINUTE`;
  const dueOn = `DATE_FORMAT(${now} + INTERVAL 20 - CAST(seq MOD 60 AS SIGNED) DAY, '%Y-%m-%d')`;
  return inParts(
    count,
    (
      from,
    ) => `INSERT INTO invoices (clinic_id, id, patient_id, number, source_id, external_id, state, settlement, issued_on, due_on, issued_at, province,
      subtotal_cents, tax_cents, total_cents, charged_cents, paid_cents, refunded_cents, written_off_cents, corrected_cents, balance_cents, processing,
      version, created_at, created_by, updated_at)
    SELECT '${clinic.clinicId}', ${invoice}, ${payer}, seq, '${clinic.consumerId}', CONCAT('bill-', seq), 'ISSUED', IF(${owed}, 'OPEN', 'PAID'),
      DATE_FORMAT(${at}, '%Y-%m-%d'), ${dueOn}, ${at}, 'QC', ${cents}, 0, ${cents}, ${cents}, IF(${owed}, 0, ${cents}), 0, 0, 0, IF(${owed}, ${cents}, 0), 0, 1,
      ${at}, 'staff:${clinic.staffIds[0]}', ${at} ${from}`,
  );
};

/** @param {Growing} clinic */
export const linesOf = (clinic) =>
  inParts(
    countOf(clinic),
    (
      from,
    ) => `INSERT INTO invoice_lines (clinic_id, invoice_id, position, code, description, quantity_hundredths, unit_price_cents, amount_cents, tax_codes)
    SELECT '${clinic.clinicId}', ${invoice}, 1, '97110', 'Séance', 100, ${cents}, ${cents}, '[]' ${from}`,
  );

/** @param {Growing} clinic */
export const paymentsOf = (clinic) =>
  inParts(
    countOf(clinic),
    (
      from,
    ) => `INSERT INTO payments (clinic_id, id, patient_id, method, state, amount_cents, started_at, actor, request_key, received_cents, settled_at, progress)
    SELECT '${clinic.clinicId}', ${idOf("Y", "seq")}, ${payer}, 'CASH', 'SUCCEEDED', ${cents}, ${now}, 'staff:${clinic.staffIds[0]}', CONCAT('bench-', seq), ${cents},
      ${now}, 0 ${from} WHERE NOT (${owed})`,
  );

/** @param {Growing} clinic */
export const partsOf = (clinic) =>
  inParts(
    countOf(clinic),
    (from) => `INSERT INTO payment_parts (clinic_id, payment_id, invoice_id, amount_cents)
    SELECT '${clinic.clinicId}', ${idOf("Y", "seq")}, ${invoice}, ${cents} ${from} WHERE NOT (${owed})`,
  );

/** What each invoice charges, then what was paid of it. @param {Growing} clinic */
export const ledgerOf = (clinic) => {
  const entry = (/** @type {string} */ kind, /** @type {string} */ payment, /** @type {string} */ sign, /** @type {string} */ where) =>
    inParts(
      countOf(clinic),
      (
        from,
      ) => `INSERT INTO ledger_entries (clinic_id, id, invoice_id, patient_id, payment_id, kind, balance_cents, stripe_cents, currency, method, occurred_at,
        recorded_at, actor, source_key)
      SELECT '${clinic.clinicId}', ${idOf(kind === "CHARGE" ? "E" : "F", "seq")}, ${invoice}, ${payer}, ${payment}, '${kind}', ${sign}${cents}, 0, 'CAD',
        IF('${kind}' = 'PAYMENT', 'CASH', NULL), ${now}, ${now}, 'staff:${clinic.staffIds[0]}', CONCAT('${kind}:', seq) ${from} ${where}`,
    );
  return [...entry("CHARGE", "NULL", "", ""), ...entry("PAYMENT", idOf("Y", "seq"), "-", `WHERE NOT (${owed})`)];
};

/** The next invoice has the next number. @param {Growing} clinic */
export const numbersOf = (clinic) => [
  `INSERT INTO invoice_numbers (clinic_id, last_number) VALUES ('${clinic.clinicId}', ${countOf(clinic)})`,
];
