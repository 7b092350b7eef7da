import { idOf, inParts, now, talking } from "./rows.mjs";

/** @typedef {import("./rows.mjs").Growing} Growing */

/** Of each patient who talks with the clinic: so many conversations, each with so many messages. */
export const ofTalker = { conversations: 2, messages: 4 };

const paragraph = "<p>Bonjour, vos résultats sont <strong>prêts</strong> et tout va bien. Prenez rendez-vous quand vous voulez.</p>";
const body = paragraph.repeat(2);
const text = body.replace(/<[^>]*>/g, " ").trim();

/** @param {Growing} clinic */
const countOf = ({ patients }) => Math.floor(patients / talking) * ofTalker.conversations;

/** Two in three are closed, one in ten assigned, one in twenty unread by the clinic. @param {Growing} clinic */
export const conversationsOf = (clinic) => {
  const { clinicId, staffIds } = clinic;
  const count = countOf(clinic);
  return inParts(
    count,
    (
      from,
    ) => `INSERT INTO conversations (clinic_id, id, patient_id, subject, started_at, started_by, replies_allowed, replies_once, reply_used, closed,
      closed_at, closed_by, assigned_to, version, last_message_at, last_message_position, last_message_from, preview, clinic_messages, patient_messages,
      staff_read_position, patient_read_position, unread_by_staff, unread_by_patient, unread)
    SELECT '${clinicId}', ${idOf("C", "seq")}, ${idOf("P", `${talking} * (1 + (seq - 1) DIV ${ofTalker.conversations})`)}, 'Vos résultats',
      ${now} - INTERVAL 3 YEAR, 'staff:${staffIds[0]}', 1, 0, 0, seq MOD 3 > 0, IF(seq MOD 3 > 0, ${now}, NULL),
      IF(seq MOD 3 > 0, 'staff:${staffIds[0]}', NULL), IF(seq MOD 10 = 1, '${staffIds[0]}', NULL), 1,
      ${now} - INTERVAL FLOOR((seq * 48271 MOD ${count}) * 1500000 / ${count}) MINUTE, ${ofTalker.messages}, 'CLINIC', LEFT('${text}', 120),
      ${ofTalker.messages}, 0, IF(seq MOD 20 = 1, ${ofTalker.messages} - 1, ${ofTalker.messages}), ${ofTalker.messages} - seq MOD 2, seq MOD 20 = 1, seq MOD 2,
      seq MOD 20 = 1 ${from}`,
  );
};

/** @param {Growing} clinic */
export const messagesOf = (clinic) =>
  inParts(
    countOf(clinic) * ofTalker.messages,
    (
      from,
    ) => `INSERT INTO messages (clinic_id, id, conversation_id, position, written_from, number_of_side, author, body_html, body_text, sent_at,
      read_by_patient_at, request_key, request_digest)
    SELECT '${clinic.clinicId}', ${idOf("M", "seq")}, ${idOf("C", `1 + (seq - 1) DIV ${ofTalker.messages}`)}, 1 + (seq - 1) MOD ${ofTalker.messages}, 'CLINIC',
      1 + (seq - 1) MOD ${ofTalker.messages}, 'staff:${clinic.staffIds[0]}', '${body}', '${text}', ${now} - INTERVAL 1 DAY, NULL, CONCAT('bench-', seq), '' ${from}`,
  );

/** A word of all, one of every second, one of a handful. @param {Growing} clinic */
export const talkTermsOf = (clinic) => {
  const count = countOf(clinic);
  const terms = (/** @type {string} */ term, /** @type {string} */ number, /** @type {number} */ much) =>
    inParts(
      much,
      (from) =>
        `INSERT INTO conversation_search_terms (clinic_id, term, conversation_id) SELECT '${clinic.clinicId}', '${term}', ${idOf("C", number)} ${from}`,
    );
  return [
    ...terms("bilan", "seq * 2", Math.floor(count / 2)),
    ...terms("radiographie", "seq", Math.min(count, 25)),
    ...terms("resultats", "seq", count),
  ];
};
