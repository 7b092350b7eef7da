import { idOf, inParts, now, oneOf } from "./rows.mjs";

/** @typedef {import("./rows.mjs").Growing} Growing */

const statuses = [
  ...["REQUESTED", "PROVIDER_REQUESTED", "CONFIRMED", "ACTION_REQUIRED", "ARRIVED", "IN_ROOM", "BEING_SEEN", "VISIT_COMPLETED"],
  ...["NOTE_SIGNED", "NO_SHOW", "CANCELLED", "REJECTED", "BOOKED", "RESCHEDULED", "NONE", "SYSTEM_DELAY"],
];

/** What patients of these clinics aren't shown: three appointments in sixteen. */
export const hidden = ["CANCELLED", "REJECTED", "SYSTEM_DELAY"];

export const places = 3;

/** @param {Growing} clinic */
export const locationsOf = ({ clinicId, consumerId }) => [
  `INSERT INTO locations (clinic_id, id, source_id, external_id, name, street, city, province, postal_code, country, time_zone, created_at, updated_at)
   SELECT '${clinicId}', ${idOf("L", "seq")}, '${consumerId}', CONCAT('place-', seq), CONCAT('Centre ', seq), '1234, rue Saint-Denis', 'Montréal', 'QC',
     'H2X 3K8', 'CA', 'America/Toronto', ${now}, ${now} FROM seq_1_to_${places}`,
];

/** Prime to every number of patients here, which are powers of ten. */
export const stride = 7_919;

/** Some have a long history: so many patients, each with so many visits more, weekly. */
export const regulars = { patients: 5, each: 60 };

/** @param {number} place from 0 */
export const regularAt = (place) => 5 * place + 1;

/**
 * In the order of time: seven in ten over five years past, three over the year to come, and each patient's ten far apart among those of all
 * others. One in fifty is withdrawn.
 * @param {Growing} clinic
 */
export function appointmentsOf({ clinicId, size, patients, consumerId }) {
  const past = Math.floor(size * 0.7);
  const minutes = (/** @type {number} */ days) => days * 24 * 60;
  const startsAt = `DATE_FORMAT(${now}, '%Y-%m-%d %H:00') + INTERVAL IF(seq <= ${past}, -${minutes(5 * 365)} + FLOOR((seq - 1) * ${minutes(5 * 365)} / ${past}),
    20 + FLOOR((seq - ${past}) * ${minutes(365)} / ${Math.max(1, size - past)})) MINUTE`;
  const columns = `INSERT INTO appointments (clinic_id, id, source_id, external_id, patient_id, location_id, practitioner_name, service, visit_type,
    virtual_visit_url, starts_at, ends_at, status, deactivated, note_to_patient, version, created_at, updated_at)`;
  const facts = `'Dre Marie-Ève Côté', 'Suivi annuel', IF(seq MOD 5 = 0, 'VIRTUAL_VISIT', 'PHYSICAL_VISIT'),
    IF(seq MOD 5 = 0, CONCAT('https://visites.bench.example/', seq), NULL)`;
  const status = oneOf(statuses, "seq * 7 + seq DIV 16");
  const placeOf = idOf("L", `1 + seq MOD ${places}`);
  const weekly = `DATE_FORMAT(${now}, '%Y-%m-%d %H:00') - INTERVAL 7 * (1 + seq MOD ${regulars.each}) DAY`;
  return [
    ...inParts(
      size,
      (from) => `${columns} SELECT '${clinicId}', ${idOf("A", "seq")}, '${consumerId}', CONCAT('visit-', seq),
        ${idOf("P", `1 + (seq * ${stride}) MOD ${patients}`)}, ${placeOf}, ${facts}, ${startsAt}, ${startsAt} + INTERVAL 30 MINUTE, ${status},
        seq MOD 50 = 0, NULL, 1, ${now}, ${now} ${from}`,
    ),
    `${columns} SELECT '${clinicId}', ${idOf("B", "seq")}, '${consumerId}', CONCAT('weekly-', seq),
      ${idOf("P", `1 + 5 * ((seq - 1) DIV ${regulars.each})`)}, ${placeOf}, ${facts}, ${weekly}, ${weekly} + INTERVAL 30 MINUTE, ${status}, 0, NULL,
      1, ${now}, ${now} FROM seq_1_to_${regulars.patients * regulars.each}`,
  ];
}
