const now = "UTC_TIMESTAMP(6)";

const statuses = ["CONFIRMED", "REQUESTED", "BOOKED", "ACTION_REQUIRED", "VISIT_COMPLETED", "NOTE_SIGNED", "RESCHEDULED", "CANCELLED"];

/** What patients of this clinic aren't shown: one appointment in eight. */
export const hiddenStatuses = ["CANCELLED", "REJECTED"];

const places = [
  ["Centre-ville", "1234, rue Saint-Denis", "Montréal", "H2X 3K8"],
  ["Rive-Sud", "55, boulevard Taschereau", "Longueuil", "J4V 2H1"],
  ["Laval", "800, boulevard Le Corbusier", "Laval", "H7N 0A1"],
];

/** Of each patient: so many appointments to come and as many past, conversations, invoices. */
export const ofEach = { upcoming: 20, past: 20, conversations: 4, invoices: 4 };

/** @param {"p" | "a" | "c" | "i" | "l"} kind @param {string} number */
const idOf = (kind, number) => `CONCAT('${kind.toUpperCase()}', LPAD(${number}, 25, '0'))`;

/** One clinic's rows, by statements that MariaDB fills itself. @param {string} clinic its id @param {number} patients */
export function homeFillings(clinic, patients) {
  const appointments = ofEach.upcoming + ofEach.past;
  const owner = (/** @type {number} */ each) => idOf("p", `1 + (seq - 1) DIV ${each}`);
  const turn = `CAST((seq - 1) MOD ${appointments} AS SIGNED)`;
  // The first half lies ahead, the other behind, none within the hours in which this runs.
  const startsAt = `DATE_FORMAT(${now}, '%Y-%m-%d %H:00') + INTERVAL IF(${turn} < ${ofEach.upcoming}, 2 + 3 * ${turn}, -2 - 5 * (${turn} - ${ofEach.upcoming})) DAY`;
  return [
    ...places.map(
      ([name, street, city, code], place) =>
        `INSERT INTO locations (clinic_id, id, name, street, city, province, postal_code, country, time_zone, created_at, updated_at)
         VALUES ('${clinic}', ${idOf("l", String(place))}, '${name}', '${street}', '${city}', 'QC', '${code}', 'CA', 'America/Toronto', ${now}, ${now})`,
    ),
    `INSERT INTO patients (clinic_id, id, first_name, last_name, date_of_birth, sex, language, email, notification_method, unsubscribed_from_email,
       unsubscribed_from_sms, archived, verified, access_enabled, access_changed_at, access_epoch, version, created_at, updated_at, sort_name)
     SELECT '${clinic}', ${idOf("p", "seq")}, 'Ève', 'Tremblay', '1984-02-29', 'FEMALE', 'fr', CONCAT('patient', seq, '@bench.example'), 'EMAIL', 0, 0,
       0, 1, 1, ${now}, 1, 1, ${now}, ${now}, 'tremblay eve' FROM seq_1_to_${patients}`,
    `INSERT INTO appointments (clinic_id, id, patient_id, location_id, practitioner_name, service, visit_type, virtual_visit_url, starts_at, ends_at,
       status, deactivated, note_to_patient, version, created_at, updated_at)
     SELECT '${clinic}', ${idOf("a", "seq")}, ${owner(appointments)}, ${idOf("l", `seq MOD ${places.length}`)}, 'Dre Marie-Ève Côté', 'Suivi annuel',
       IF(seq MOD 5 = 0, 'VIRTUAL_VISIT', 'PHYSICAL_VISIT'), IF(seq MOD 5 = 0, CONCAT('https://visites.bench.example/', seq), NULL), ${startsAt},
       ${startsAt} + INTERVAL 30 MINUTE, ELT(1 + seq MOD ${statuses.length}, ${statuses.map((name) => `'${name}'`).join(", ")}), seq MOD 25 = 0,
       IF(seq MOD 4 = 0, 'Apportez votre carte d’assurance maladie et la liste de vos médicaments.', NULL), 1, ${now}, ${now}
     FROM seq_1_to_${patients * appointments}`,
    `INSERT INTO conversations (clinic_id, id, patient_id, subject, started_at, started_by, replies_allowed, replies_once, reply_used, closed,
       version, last_message_at, last_message_position, last_message_from, preview, clinic_messages, patient_messages, staff_read_position,
       patient_read_position, unread_by_staff, unread_by_patient, unread)
     SELECT '${clinic}', ${idOf("c", "seq")}, ${owner(ofEach.conversations)}, 'Vos résultats', ${now}, 'staff:nobody', 1, 0, 0, 0, 1,
       ${now} - INTERVAL seq MINUTE, 3, 'CLINIC', 'Bonjour, vos résultats sont prêts.', 3, 0, 0, 3 - seq MOD 2, 0, seq MOD 2, 0
     FROM seq_1_to_${patients * ofEach.conversations}`,
    `INSERT INTO invoices (clinic_id, id, patient_id, number, state, settlement, issued_on, due_on, issued_at, province, subtotal_cents, tax_cents,
       total_cents, charged_cents, paid_cents, refunded_cents, written_off_cents, corrected_cents, balance_cents, processing, version, created_at,
       created_by, updated_at)
     SELECT '${clinic}', ${idOf("i", "seq")}, ${owner(ofEach.invoices)}, seq, 'ISSUED', IF(seq MOD 2, 'OPEN', 'PAID'), '2026-01-05', '2026-02-04', ${now},
       'QC', 8000, 0, 8000, 8000, IF(seq MOD 2, 0, 8000), 0, 0, 0, IF(seq MOD 2, 8000, 0), 0, 1, ${now}, 'staff:nobody', ${now}
     FROM seq_1_to_${patients * ofEach.invoices}`,
    "ANALYZE TABLE patients, appointments, conversations, invoices, locations",
  ];
}
