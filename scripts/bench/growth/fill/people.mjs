import { commonPlaces, termFillings } from "../../patients/fill-patients.mjs";
import { idOf, inParts, now } from "./rows.mjs";

/** @typedef {import("./rows.mjs").Growing} Growing */

/** @param {Growing} clinic @param {number} searchVersion of the search terms */
export const patientsOf = ({ clinicId, patients, consumerId }, searchVersion) =>
  inParts(
    patients,
    (
      from,
    ) => `INSERT INTO patients (clinic_id, id, source_id, external_id, first_name, last_name, date_of_birth, sex, email, mobile, language,
      notification_method, unsubscribed_from_email, unsubscribed_from_sms, archived, verified, access_enabled, access_changed_at, access_epoch,
      version, created_at, updated_at, sort_name, search_version)
    SELECT '${clinicId}', ${idOf("P", "seq")}, '${consumerId}', CONCAT('chart-', seq), first.name, last.name,
      DATE_FORMAT('1930-01-01' + INTERVAL (seq * 48271) MOD 32000 DAY, '%Y-%m-%d'), 'FEMALE', CONCAT(last.name, '.', first.name, seq, '@courriel.example'),
      CONCAT('+1514', LPAD((seq * 48271) MOD 10000000, 7, '0')), 'fr', 'EMAIL', 0, 0, seq MOD 200 = 3, 1, seq MOD 10 <> 7, ${now}, 1, 1, ${now},
      ${now}, CONCAT(last.name, ' ', first.name), ${searchVersion}
    FROM (SELECT seq, ${commonPlaces} ${from}) drawn
    JOIN bench_names first ON first.place = drawn.f JOIN bench_names last ON last.place = drawn.l ORDER BY seq`,
  );

/** @param {Growing} clinic */
export const termsOf = ({ clinicId }) => termFillings(clinicId);

/** Numbers that nobody types: those of whom the measurement signs in are sealed by the product. @param {Growing} clinic */
export const identificationsOf = ({ clinicId, patients, typeId }) =>
  inParts(
    patients,
    (from) => `INSERT INTO patient_identifications (clinic_id, id, patient_id, type_id, value_encrypted, value_index)
    SELECT '${clinicId}', ${idOf("N", "seq")}, ${idOf("P", "seq")}, '${typeId}', '', SHA2(CONCAT('${clinicId}', seq), 256) ${from}`,
  );

/** Sessions that were ended before they expire, of one in four patients; one in twenty is signed in for a month. @param {Growing} clinic */
export const sessionsOf = ({ clinicId, patients }) => {
  const insert = `INSERT INTO patient_sessions (clinic_id, id, patient_id, token_hash, portal_epoch, access_epoch, started_at, last_seen_at,
      idle_minutes, expires_at, ended_at, device, proven_by)`;
  const session = (/** @type {string} */ letter, /** @type {number} */ each, /** @type {string} */ times) =>
    inParts(
      Math.floor(patients / each),
      (from) => `${insert} SELECT '${clinicId}', ${idOf(letter, "seq")}, ${idOf("P", `seq * ${each}`)},
        SHA2(CONCAT('${clinicId}${letter}', seq), 256), 1, 1, ${times}, NULL, NULL ${from}`,
    );
  const past = `${now} - INTERVAL 20 DAY`;
  return [
    ...session("0", 4, `${past}, ${past}, NULL, ${past} + INTERVAL 30 DAY, ${past} + INTERVAL 5 MINUTE`),
    ...session("1", 20, `${now} - INTERVAL 1 DAY, ${now} - INTERVAL 1 HOUR, NULL, ${now} + INTERVAL 20 DAY, NULL`),
  ];
};
