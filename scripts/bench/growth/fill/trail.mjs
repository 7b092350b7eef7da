import { idOf, inParts, now } from "./rows.mjs";

/** @typedef {import("./rows.mjs").Growing} Growing */

/** One row for so many appointments, of which every fiftieth is a list that names others. */
const each = 5;
const ofList = 10;

/** @param {Growing} clinic */
const countOf = ({ size }) => Math.floor(size / each);

const isList = "seq MOD 50 = 0";

/** @param {Growing} clinic */
export const eventsOf = (clinic) => {
  const { clinicId, patients, staffIds, consumerId } = clinic;
  const byConsumer = "seq MOD 3 = 0";
  return inParts(
    countOf(clinic),
    (
      from,
    ) => `INSERT INTO audit_events (clinic_id, id, occurred_at, actor_kind, actor_id, action, subject_id, patient_id, changed_fields, request_id, network_address,
      audit_class, block_number)
    SELECT '${clinicId}', ${idOf("0", "seq")}, ${now} - INTERVAL ${countOf(clinic)} - seq SECOND, IF(${byConsumer}, 'consumer', 'staff'),
      IF(${byConsumer}, '${consumerId}', ELT(1 + seq MOD ${staffIds.length}, ${staffIds.map((id) => `'${id}'`).join(", ")})),
      IF(${byConsumer}, 'appointment.updated', IF(${isList}, 'patient.listed', 'patient.read')), IF(${isList}, NULL, ${idOf("P", `1 + (seq * 7919) MOD ${patients}`)}),
      IF(${isList}, NULL, ${idOf("P", `1 + (seq * 7919) MOD ${patients}`)}), '[]', CONCAT('bench-', seq), NULL, IF(${byConsumer}, 'CHANGE', 'READ'), 1 + seq DIV 1000 ${from}`,
  );
};

/** @param {Growing} clinic */
export const subjectsOf = (clinic) =>
  inParts(
    Math.floor(countOf(clinic) / 50) * ofList,
    (from) => `INSERT INTO audit_event_subjects (clinic_id, event_id, subject_id, patient_id, actor_kind)
    SELECT '${clinic.clinicId}', ${idOf("0", `50 * (1 + (seq - 1) DIV ${ofList})`)}, ${idOf("P", `1 + (seq * 31) MOD ${clinic.patients}`)},
      ${idOf("P", `1 + (seq * 31) MOD ${clinic.patients}`)}, IF(50 * (1 + (seq - 1) DIV ${ofList}) MOD 3 = 0, 'consumer', 'staff') ${from}`,
  );

/** A message for every tenth appointment was sent within the thirty days for which it is kept. @param {Growing} clinic */
export const sentOf = ({ clinicId, size, patients }) =>
  inParts(
    Math.floor(size / 10),
    (
      from,
    ) => `INSERT INTO outbox_messages (id, clinic_id, kind, channel, patient_id, attempts, next_attempt_at, status, created_at, sent_at, urgent)
    SELECT CONCAT(RIGHT('${clinicId}', 8), LPAD(seq, 18, '0')), '${clinicId}', 'MESSAGE_WAITING', 'EMAIL', ${idOf("P", `1 + seq MOD ${patients}`)}, 1, ${now} + INTERVAL 25 DAY, 'SENT',
      ${now} - INTERVAL 5 DAY, ${now} - INTERVAL 5 DAY, seq MOD 2 ${from}`,
  );

/** What a program has been told. @param {Growing} clinic */
export const deliveriesOf = ({ clinicId, size, endpointId }) =>
  inParts(
    Math.floor(size / 10),
    (
      from,
    ) => `INSERT INTO webhook_deliveries (clinic_id, id, endpoint_id, event_id, topic, state, attempts, first_attempt_at, next_at, tries, delivered_at, occurred_at, expires_at)
    SELECT '${clinicId}', ${idOf("D", "seq")}, '${endpointId}', ${idOf("V", "seq")}, 'APPOINTMENT_CHANGED', 'DELIVERED', 1, ${now}, NULL, '[]', ${now} - INTERVAL seq SECOND,
      ${now} - INTERVAL seq SECOND, ${now} + INTERVAL 25 DAY ${from}`,
  );
