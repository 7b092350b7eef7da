import { createConnection } from "mysql2/promise";
import { database } from "../product.mjs";

/** What waits is a hundredth of the charts, and what was decided nine times as much. @param {number} size */
export const pendingOf = (size) => Math.max(100, size / 100);

const decidedPerPending = 9;
const longestBeginning = 24;
const batch = 1_000;

const shared =
  "clinic_id, version, first_name, last_name, date_of_birth, sex, language, email, proven_channel, notification_method, " +
  "identification_type_id, identification_value_encrypted, identification_index, sort_name, terms_version, network_key";

/** @typedef {{ seal: (type: object, id: string, value: string) => string, index: (type: object, value: string) => string }} Vault */
/** @typedef {{ id: string, first: string, last: string, born: string }} Person */

/** @param {number} place */
const idOf = (place) => String(place).padStart(26, "0");

/** @param {Vault} vault @param {object} type @param {string} clinic @param {Person} person @param {number} place */
function rowOf(vault, type, clinic, { first, last, born }, place) {
  const id = idOf(place);
  const number = `R-${place}`;
  const sent = new Date(Date.UTC(2026, 10, 1) - place * 60_000);
  return [
    ...[id, id, "PENDING", sent],
    ...[clinic, 1, first, last, born, "FEMALE", "fr", `${first}${place}@courriel.example`, "EMAIL", "EMAIL"],
    ...["file", vault.seal(type, id, number), vault.index(type, number), `${last} ${first}`, 1, `network${place % 50}`],
  ];
}

/**
 * Registrations in a clinic that has charts: their people are called as its patients are, a third of them are its patients.
 * @param {string} url @param {{ id: string, size: number }} clinic @param {Vault} vault @param {object} type
 */
export async function fillRegistrations(url, { id: clinic, size }, vault, type) {
  const { hostname: host, port, username: user } = new URL(url);
  const connection = await createConnection({ host, port: Number(port), user, database, ...{ timezone: "Z" } });
  try {
    const pending = pendingOf(size);
    await connection.query("SET foreign_key_checks = 0, unique_checks = 0");
    const asked =
      "SELECT first_name AS first, last_name AS last, date_of_birth AS born FROM patients WHERE clinic_id = ? ORDER BY id LIMIT ?";
    const [people] = /** @type {[Person[], unknown]} */ (/** @type {unknown} */ (await connection.query(asked, [clinic, pending])));
    const born = (/** @type {Person} */ person, /** @type {number} */ place) =>
      place % 3 === 0 ? person : { ...person, born: `${1930 + (place % 80)}-0${1 + (place % 9)}-1${place % 10}` };
    const rows = people.map((person, place) => rowOf(vault, type, clinic, born(person, place), place));
    for (let start = 0; start < rows.length; start += batch)
      await connection.query(`INSERT INTO registrations (id, proof_id, state, submitted_at, ${shared}) VALUES ?`, [
        rows.slice(start, start + batch),
      ]);
    await connection.query(
      `INSERT INTO registrations (id, proof_id, state, submitted_at, archive_reason, ${shared})
       SELECT CONCAT(seq, SUBSTR(id, 2)), CONCAT(seq, SUBSTR(proof_id, 2)), 'ARCHIVED', submitted_at - INTERVAL seq * 20 MINUTE, 'OTHER', ${shared}
       FROM registrations JOIN seq_1_to_${decidedPerPending} WHERE clinic_id = ?`,
      [clinic],
    );
    for (const name of ["first_name", "last_name"])
      await connection.query(
        `INSERT IGNORE INTO registration_search_terms (clinic_id, term, submitted_at, registration_id)
         SELECT clinic_id, LEFT(${name}, seq), submitted_at, id FROM registrations JOIN seq_1_to_${longestBeginning}
         WHERE clinic_id = ? AND seq <= CHAR_LENGTH(${name}) ORDER BY 2, 3, 4`,
        [clinic],
      );
    await connection.query("ANALYZE TABLE registrations, registration_search_terms");
  } finally {
    await connection.end();
  }
}
