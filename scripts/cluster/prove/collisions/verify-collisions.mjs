/** @typedef {import("../../galera-node.mjs").GaleraNode} GaleraNode */
/** @typedef {import("./rivals.mjs").Kept} Kept */

const one = "(SELECT id FROM conversations WHERE subject = 'Contested')";
const visit = "(SELECT id FROM appointments WHERE external_id = 'contested')";
const invoice = "(SELECT id FROM invoices WHERE external_id = 'contested')";

/** What one node has of what everybody wrote at once. */
const questions = {
  appointment: `SELECT a.version, a.note_to_patient AS note, (SELECT COUNT(*) FROM audit_events e WHERE e.subject_id = a.id
    AND e.action = 'appointment.updated') AS traces FROM appointments a WHERE a.id = ${visit}`,
  settings: `SELECT s.version, (SELECT COUNT(*) FROM portal_settings_revisions r WHERE r.clinic_id = s.clinic_id) AS revisions,
    (SELECT MAX(r.version) FROM portal_settings_revisions r WHERE r.clinic_id = s.clinic_id) AS newest FROM portal_settings s`,
  conversation: `SELECT c.version, c.last_message_position AS last, c.clinic_messages AS messages, (SELECT COUNT(DISTINCT m.position)
    FROM messages m WHERE m.conversation_id = c.id) AS places, (SELECT COUNT(*) FROM messages m WHERE m.conversation_id = c.id) AS kept
    FROM conversations c WHERE c.id = ${one}`,
  ledger: `SELECT i.total_cents - i.balance_cents AS paid, i.paid_cents AS summed, (SELECT COUNT(*) FROM payment_parts p WHERE
    p.invoice_id = i.id) AS parts, (SELECT COUNT(*) FROM payments p WHERE p.method = 'CASH') AS payments, (SELECT COALESCE(SUM(l.balance_cents), 0)
    FROM ledger_entries l WHERE l.invoice_id = i.id) AS balance, i.balance_cents AS owed FROM invoices i WHERE i.id = ${invoice}`,
};

/** @param {number[]} versions @param {number} from */
const isGapless = (versions, from) => versions.toSorted((a, b) => a - b).every((version, place) => version === from + place + 1);

/**
 * Each write that was acknowledged, exactly once: on every node.
 * @param {readonly GaleraNode[]} nodes @param {string} database @param {Kept} kept @param {{ settings: number, conversation: number }} before versions
 * @returns {Promise<string[]>} what is wrong
 */
export async function verifyCollisions(nodes, database, kept, before) {
  /** @type {string[]} */
  const wrong = [];
  for (const node of nodes) {
    const ask = async (/** @type {keyof typeof questions} */ name) => {
      const [row = {}] = await node.query(questions[name], database);
      return Object.fromEntries(Object.entries(row).map(([column, value]) => [column, column === "note" ? String(value) : Number(value)]));
    };
    /** @param {boolean} holds @param {string} what @param {object} found */
    const demand = (holds, what, found) => {
      if (!holds) wrong.push(`${node.name}: ${what} is not what was acknowledged: ${JSON.stringify(found)}`);
    };
    const appointment = await ask("appointment");
    const [changes, note] = [kept.notes.length, String(appointment["note"])];
    demand(appointment["traces"] === changes && appointment["version"] === 1 + changes && kept.notes.includes(note), "the appointment", {
      ...{ ...appointment, changes },
    });
    const settings = await ask("settings");
    const saves = kept.saved.length;
    const whole = settings["version"] === before.settings + saves && settings["revisions"] === settings["version"];
    demand(whole && settings["newest"] === settings["version"] && isGapless(kept.saved, before.settings), "the settings", {
      ...settings,
      saves,
    });
    const conversation = await ask("conversation");
    const [replies, switches] = [kept.replies.length, kept.switched.length];
    const inOrder = ["last", "messages", "places", "kept"].every((name) => conversation[name] === 1 + replies);
    const switched = conversation["version"] === before.conversation + switches && isGapless(kept.switched, before.conversation);
    demand(inOrder && switched, "the conversation", { ...conversation, replies, switches });
    const ledger = await ask("ledger");
    const paid = kept.payments.length;
    const summed = ["paid", "summed", "parts", "payments"].every((name) => ledger[name] === paid);
    demand(summed && ledger["balance"] === ledger["owed"] && new Set(kept.payments).size === paid, "the ledger", {
      ...ledger,
      acknowledged: paid,
    });
    const [opened] = await node.query("SELECT COUNT(*) AS n, COUNT(DISTINCT patient_id) AS patients FROM patient_sessions", database);
    const sessions = kept.sessions.length;
    demand(Number(opened?.["n"]) === sessions && Number(opened?.["patients"]) === sessions, "sessions", { ...opened, sessions });
  }
  return wrong;
}
