import { createConnection } from "mysql2/promise";
import { database, openProduct } from "./product.mjs";

/** @typedef {{ id: string, size: number }} Clinic */

const chunk = 1_000_000;
const yearsBack = 9;
const minutesSpread = 10 * 365 * 24 * 60;
const statuses = [
  ...["REQUESTED", "PROVIDER_REQUESTED", "CONFIRMED", "ACTION_REQUIRED", "ARRIVED", "IN_ROOM", "BEING_SEEN", "VISIT_COMPLETED"],
  ...["NOTE_SIGNED", "NO_SHOW", "CANCELLED", "REJECTED", "BOOKED", "RESCHEDULED", "NONE", "SYSTEM_DELAY"],
];

/** A million rows in a few seconds: numbers come from MariaDB's sequence engine. @param {string} clinic @param {number} size */
function fillings(clinic, size) {
  const now = "UTC_TIMESTAMP(6)";
  const start = `DATE_SUB(DATE_FORMAT(${now}, '%Y-%m-%d %H:00'), INTERVAL ${yearsBack} YEAR)`;
  // Prime to the spread: every minute of ten years comes up once before any does twice.
  const startsAt = `${start} + INTERVAL (seq * 48271) MOD ${minutesSpread} MINUTE`;
  const status = `ELT(1 + (seq * 7 + seq DIV 16) MOD 16, ${statuses.map((name) => `'${name}'`).join(", ")})`;
  const patients = Math.max(1, size / 10);
  return [
    `INSERT INTO clinics (id, slug, name, phone, time_zone, default_locale, currency, created_at)
     VALUES ('${clinic}', '${clinic}', 'Clinique ${clinic}', '+15145550100', 'America/Toronto', 'fr', 'CAD', ${now})`,
    `INSERT INTO locations (clinic_id, id, name, time_zone, created_at, updated_at)
     VALUES ('${clinic}', 'place', 'Centre-ville', 'America/Toronto', ${now}, ${now})`,
    `INSERT INTO patients (clinic_id, id, first_name, last_name, date_of_birth, sex, language, notification_method, unsubscribed_from_email,
       unsubscribed_from_sms, archived, verified, access_enabled, access_changed_at, access_epoch, version, created_at, updated_at)
     SELECT '${clinic}', LPAD(seq - 1, 26, '0'), 'Ève', 'Tremblay', '1984-02-29', 'FEMALE', 'fr', 'EMAIL', 0, 0, 0, 1, 1, ${now}, 1, 1, ${now}, ${now}
     FROM seq_1_to_${patients}`,
    ...Array.from({ length: Math.ceil(size / chunk) }, (_, place) => {
      const last = Math.min(size, (place + 1) * chunk);
      return `INSERT INTO appointments (clinic_id, id, patient_id, location_id, practitioner_name, service, visit_type, starts_at, ends_at, status,
         deactivated, version, created_at, updated_at)
       SELECT '${clinic}', LPAD(seq, 26, '0'), LPAD((seq - 1) DIV 10, 26, '0'), 'place', 'Dre Côté', 'Suivi', 'PHYSICAL_VISIT', ${startsAt},
         ${startsAt} + INTERVAL 20 MINUTE, ${status}, seq MOD 50 = 0, 1, ${now}, ${now}
       FROM seq_${place * chunk + 1}_to_${last}`;
    }),
  ];
}

/** The tables that the filling writes, as they are before totals are kept: the migrations after it count what is there. */
const before = (/** @type {string} */ name) => Number(name.slice(-4)) < 19;

/**
 * One clinic of each size in one database: ten appointments a patient over nine years back and one ahead, one in fifty withdrawn.
 * @param {string} url @param {number[]} sizes @param {(line: string) => void} tell
 * @returns {Promise<Clinic[]>}
 */
export async function fillClinics(url, sizes, tell) {
  const { hostname: host, port, username: user } = new URL(url);
  const connection = await createConnection({ host, port: Number(port), user });
  try {
    await connection.query(`CREATE DATABASE ${database} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`);
    await connection.query(`USE ${database}`);
    const product = await openProduct(url, tell, before);
    await product.close();
    await connection.query("SET foreign_key_checks = 0, unique_checks = 0");
    // A later migration removes it: rows in another order than its own would take it most of the filling's time.
    await connection.query("DROP INDEX appointments_by_status ON appointments");
    const clinics = sizes.map((size) => ({ id: `of-${size}`, size }));
    for (const { id, size } of clinics) for (const sql of fillings(id, size)) await connection.query(sql);
    return clinics;
  } finally {
    await connection.end();
  }
}
