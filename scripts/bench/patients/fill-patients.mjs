import { createConnection } from "mysql2/promise";
import { database } from "../product.mjs";

/** @typedef {{ id: string, size: number }} PatientClinic */

const syllables = [
  "tre",
  "bou",
  "gag",
  "lav",
  "mor",
  "pel",
  "roy",
  "sim",
  "val",
  "zed",
  "ber",
  "cha",
  "dub",
  "far",
  "gir",
  "lec",
  "nad",
  "oue",
  "per",
  "rou",
];
const endings = [
  "blay",
  "chard",
  "non",
  "oie",
  "in",
  "tier",
  "eau",
  "ard",
  "ette",
  "ois",
  "ville",
  "mont",
  "bec",
  "dry",
  "lin",
  "fort",
  "sard",
  "gny",
  "cier",
  "nault",
];

/** Names that nobody else of the list has, each as it is folded. @param {number} count */
const names = (count) =>
  Array.from({ length: count }, (_, place) => {
    const [first, last] = [place % syllables.length, Math.floor(place / syllables.length) % endings.length];
    const round = Math.floor(place / (syllables.length * endings.length));
    return `${syllables[first]}${round > 0 ? syllables[(first + round) % syllables.length] : ""}${endings[last]}`;
  });

/** Of which names there are so many as of no other. */
export const commonNames = { first: names(1)[0] ?? "", last: names(1)[0] ?? "" };

/** A twentieth and a thirtieth have the most common names, most of the others are rare. */
const chosen = (/** @type {string} */ salt, /** @type {number} */ count) => `FLOOR(POW(RAND(seq * 7 + ${salt}), 2) * ${count})`;

/** Where the names of row `seq` stand among them: `f` and `l`. */
export const commonPlaces = `${chosen("1", 400)} AS f, ${chosen("2", 1_000)} AS l`;

const kinds = { dateOfBirth: "#", email: "@", phone: "+", phoneBackwards: "-" };

/** Of a clinic's patients who have a mobile phone and no second name: all by which they are found. @param {string} clinic */
export function termFillings(clinic) {
  const terms = (/** @type {string} */ term) =>
    `INSERT IGNORE INTO patient_search_terms (clinic_id, term, sort_name, patient_id)
     SELECT clinic_id, ${term}, sort_name, id FROM patients WHERE clinic_id = '${clinic}' ORDER BY 2, 3, 4`;
  return [
    terms("last_name"),
    terms("first_name"),
    terms(`CONCAT('${kinds.dateOfBirth}', date_of_birth)`),
    terms(`CONCAT('${kinds.email}', email)`),
    terms(`CONCAT('${kinds.phone}', SUBSTR(mobile, 3))`),
    terms(`CONCAT('${kinds.phoneBackwards}', REVERSE(SUBSTR(mobile, 3)))`),
  ];
}

/** @param {import("mysql2/promise").Connection} connection */
export async function fillNames(connection) {
  await connection.query("CREATE TABLE IF NOT EXISTS bench_names (place INT PRIMARY KEY, name VARCHAR(40) COLLATE utf8mb4_bin)");
  await connection.query("INSERT IGNORE INTO bench_names VALUES ?", [names(1_000).map((name, place) => [place, name])]);
}

/** @param {string} clinic @param {number} size @param {number} version of the search terms */
function fillings(clinic, size, version) {
  const now = "UTC_TIMESTAMP(6)";
  const of = `FROM patients WHERE clinic_id = '${clinic}'`;
  return [
    `INSERT INTO clinics (id, slug, name, phone, time_zone, default_locale, currency, created_at)
     VALUES ('${clinic}', '${clinic}', 'Clinique ${clinic}', '+15145550100', 'America/Toronto', 'fr', 'CAD', ${now})`,
    `INSERT INTO identification_types (clinic_id, id, name, visible_name_fr, visible_name_en, issuer, kind, portal_visible, auto_assigned)
     VALUES ('${clinic}', 'file', 'Dossier', 'Dossier', 'File', NULL, 'OTHER', 1, 0)`,
    `INSERT INTO patients (clinic_id, id, first_name, last_name, date_of_birth, sex, email, mobile, language, notification_method,
       unsubscribed_from_email, unsubscribed_from_sms, archived, verified, access_enabled, access_changed_at, access_epoch, version, created_at,
       updated_at, sort_name, search_version)
     SELECT '${clinic}', LPAD(seq, 26, '0'), first.name, last.name, DATE_FORMAT('1930-01-01' + INTERVAL (seq * 48271) MOD 32000 DAY, '%Y-%m-%d'),
       'FEMALE', CONCAT(last.name, '.', first.name, seq, '@courriel.example'), CONCAT('+1514', LPAD((seq * 48271) MOD 10000000, 7, '0')), 'fr', 'EMAIL',
       0, 0, seq MOD 200 = 0, 1, seq MOD 10 > 0, ${now}, 1, 1, ${now}, ${now}, CONCAT(last.name, ' ', first.name), ${version}
     FROM (SELECT seq, ${commonPlaces} FROM seq_1_to_${size}) drawn
     JOIN bench_names first ON first.place = drawn.f JOIN bench_names last ON last.place = drawn.l`,
    ...termFillings(clinic),
    `INSERT INTO patient_identifications (clinic_id, id, patient_id, type_id, value_encrypted, value_index)
     SELECT clinic_id, id, id, 'file', '', SHA2(CONCAT(clinic_id, id), 256) ${of} ORDER BY 1, 2`,
  ];
}

/**
 * One clinic of each size, with names as unevenly spread as people's; one that another measurement has filled serves again.
 * @param {string} url @param {readonly number[]} sizes @param {number} version of the search terms
 * @returns {Promise<PatientClinic[]>}
 */
export async function fillPatients(url, sizes, version) {
  const { hostname: host, port, username: user } = new URL(url);
  const connection = await createConnection({ host, port: Number(port), user, database });
  try {
    await connection.query("SET foreign_key_checks = 0, unique_checks = 0");
    await fillNames(connection);
    const clinics = sizes.map((size) => ({ id: `patients-${size}`, size }));
    const [there] = /** @type {[{ id: string }[], unknown]} */ (/** @type {unknown} */ (await connection.query("SELECT id FROM clinics")));
    const missing = clinics.filter(({ id }) => !there.some((clinic) => clinic.id === id));
    for (const { id, size } of missing) for (const sql of fillings(id, size, version)) await connection.query(sql);
    await connection.query("ANALYZE TABLE patients, patient_search_terms, patient_identifications");
    return clinics;
  } finally {
    await connection.end();
  }
}
