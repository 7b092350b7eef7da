import { createConnection } from "mysql2/promise";
import { database } from "../product.mjs";

/** @typedef {{ clinicId: string, patientId: string, staffId: string, size: number }} Talking */

const now = "UTC_TIMESTAMP(6)";
const paragraph =
  "<p>Bonjour, vos résultats sont <strong>prêts</strong> et <em>tout va bien</em>. Prenez rendez-vous quand vous voulez.</p>";
const body = paragraph.repeat(4) + "<ul><li>À jeun</li><li>Avec votre carte</li></ul>";
const text = body.replace(/<[^>]*>/g, " ").trim();

/** The conversation that holds a tenth of a clinic's messages. */
export const longOne = "1".padStart(26, "0");

/** How many messages each of the others holds. */
const each = 9;

/** How many conversations the patient has whose pages are measured, in every clinic. */
export const ofThePatient = 30;

/** @param {Talking} talking */
function fillings({ clinicId, patientId, staffId, size }) {
  const conversations = Math.floor(size / 10);
  const patients = Math.max(10, Math.floor(conversations / 5));
  const idOf = (/** @type {string} */ number) => `LPAD(${number}, 26, '0')`;
  const messages = (
    /** @type {string} */ conversation,
    /** @type {string} */ position,
    /** @type {string} */ key,
    /** @type {number} */ count,
  ) =>
    `INSERT INTO messages (clinic_id, id, conversation_id, position, written_from, number_of_side, author, body_html, body_text, sent_at,
       read_by_patient_at, request_key, request_digest)
     SELECT '${clinicId}', CONCAT('${key}', LPAD(seq, 25, '0')), ${conversation}, ${position}, 'CLINIC', ${position}, 'staff:${staffId}', '${body}',
       '${text}', ${now}, NULL, CONCAT('${key}', seq), '' FROM seq_1_to_${count}`;
  const terms = (/** @type {string} */ term, /** @type {string} */ where) =>
    `INSERT INTO conversation_search_terms (clinic_id, term, conversation_id) SELECT '${clinicId}', '${term}', ${idOf("seq")}
     FROM seq_1_to_${conversations} WHERE ${where}`;
  return [
    `INSERT INTO patients (clinic_id, id, first_name, last_name, date_of_birth, sex, language, notification_method, unsubscribed_from_email,
       unsubscribed_from_sms, archived, verified, access_enabled, access_changed_at, access_epoch, version, created_at, updated_at, sort_name)
     SELECT '${clinicId}', ${idOf("seq")}, 'Zoé', IF(seq MOD 2, 'Gagnon', 'Roy'), '1990-07-01', 'FEMALE', 'fr', 'NONE', 0, 0, 0, 1, 1, ${now}, 1, 1,
       ${now}, ${now}, IF(seq MOD 2, 'gagnon zoe', 'roy zoe') FROM seq_1_to_${patients}`,
    `INSERT INTO patient_search_terms (clinic_id, term, sort_name, patient_id)
     SELECT '${clinicId}', IF(seq MOD 2, 'gagnon', 'roy'), IF(seq MOD 2, 'gagnon zoe', 'roy zoe'), ${idOf("seq")} FROM seq_1_to_${patients}`,
    `INSERT INTO conversations (clinic_id, id, patient_id, subject, started_at, started_by, replies_allowed, replies_once, reply_used, closed,
       assigned_to, version, last_message_at, last_message_position, last_message_from, preview, clinic_messages, patient_messages,
       staff_read_position, patient_read_position, unread_by_staff, unread_by_patient, unread)
     SELECT '${clinicId}', ${idOf("seq")}, IF(seq <= ${ofThePatient}, '${patientId}', ${idOf(`1 + seq MOD ${patients}`)}), 'Vos résultats', ${now},
       'staff:${staffId}', 1, 0, 0, seq MOD 3 = 0, IF(seq MOD 10 = 1, '${staffId}', NULL), 1, ${now} - INTERVAL (seq * 48271) MOD 100003 MINUTE,
       IF(seq = 1, ${conversations}, ${each}), 'CLINIC', LEFT('${text}', 120), IF(seq = 1, ${conversations}, ${each}), 0, 0, 0, seq MOD 20 = 1, 1,
       seq MOD 20 = 1 FROM seq_1_to_${conversations}`,
    messages(`'${longOne}'`, "seq", "0", conversations),
    messages(idOf(`2 + (seq - 1) DIV ${each}`), `1 + (seq - 1) MOD ${each}`, "1", (conversations - 1) * each),
    terms("suivi", "TRUE"),
    terms("examen", "seq MOD 2 = 0"),
    terms("resultat", "seq MOD 2 = 1"),
    terms("radiographie", "seq <= 50"),
  ];
}

/**
 * Fills clinics of two patients with messages: one conversation holds a tenth of them, and the first patient has always as many.
 * @param {string} url @param {readonly Talking[]} talkings
 */
export async function fillConversations(url, talkings) {
  const { hostname: host, port, username: user } = new URL(url);
  const connection = await createConnection({ host, port: Number(port), user, database });
  try {
    await connection.query("SET foreign_key_checks = 0, unique_checks = 0");
    for (const talking of talkings) for (const sql of fillings(talking)) await connection.query(sql);
    await connection.query("ANALYZE TABLE conversations, messages, conversation_search_terms, patient_search_terms, patients");
  } finally {
    await connection.end();
  }
}

/** So many more conversations of one message, in which a patient may reply; limits are written as ever, and never reached. @param {string} url @param {Talking} talking @param {number} count */
export async function addOpenConversations(url, { clinicId, patientId, staffId }, count) {
  const { hostname: host, port, username: user } = new URL(url);
  const connection = await createConnection({ host, port: Number(port), user, database });
  try {
    await connection.query(
      `INSERT INTO conversations (clinic_id, id, patient_id, subject, started_at, started_by, replies_allowed, replies_once, reply_used, closed,
         version, last_message_at, last_message_position, last_message_from, preview, clinic_messages, patient_messages, staff_read_position,
         patient_read_position, unread_by_staff, unread_by_patient, unread)
       SELECT '${clinicId}', CONCAT('2', LPAD(seq, 25, '0')), '${patientId}', 'Suivi', ${now}, 'staff:${staffId}', 1, 0, 0, 0, 1, ${now}, 1,
         'CLINIC', 'Bonjour', 1, 0, 0, 0, 0, 1, 0 FROM seq_1_to_${count}`,
    );
    for (const when of ["INSERT", "UPDATE"])
      await connection.query(`CREATE TRIGGER forget_${when} BEFORE ${when} ON limits FOR EACH ROW SET NEW.instants = '[]'`);
  } finally {
    await connection.end();
  }
}

/** @param {number} place from 1 */
export const openConversation = (place) => `2${String(place).padStart(25, "0")}`;
