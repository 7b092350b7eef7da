import { createHash } from "node:crypto";
import { createConnection } from "mysql2/promise";
import { baseHost } from "../home/environment.mjs";
import { built, database } from "../product.mjs";
import { openClinic } from "../sign-in/product.mjs";

/** @typedef {{ patientId: string, index: string, email: string, number: string, answered: string, closed: string }} Person answered, closed: conversations */

const password = "a good password";

/** Two conversations of each patient: one to answer, one to close. @param {string} clinicId @param {"R" | "C"} kind */
const conversations = (clinicId, kind) => `INSERT INTO conversations (clinic_id, id, patient_id, subject, started_at, started_by,
    replies_allowed, replies_once, reply_used, closed, version, last_message_at, last_message_position, last_message_from, preview,
    clinic_messages, patient_messages, staff_read_position, patient_read_position, unread_by_staff, unread_by_patient, unread)
  SELECT clinic_id, CONCAT('${kind}', SUBSTRING(id, 2)), id, 'Vos résultats', UTC_TIMESTAMP(6), 'staff:nobody', 1, 0, 0, 0, 1,
    UTC_TIMESTAMP(6), 1, 'CLINIC', 'Bonjour.', 1, 0, 0, 1, 0, 0, 0 FROM patients WHERE clinic_id = '${clinicId}'`;

/**
 * A clinic of people who sign in, write and are answered.
 * @param {{ url: string, people: number, services: any }} given services: those of a process of the product
 */
export async function openWritingClinic({ url, people, services }) {
  const clinic = await openClinic(services, people);
  const { clinicId } = clinic.consumer;
  const { toGlobalId } = await built("graphql/global-id.js");
  const { openStaffSession } = await built("modules/staff/staff-sessions.js");
  const staff = async (/** @type {"DESK" | "SUPPORT"} */ role) => {
    const member = { email: `${role.toLowerCase()}@bench.example`, name: "Marie-Ève Côté", role, password };
    return services.database.transaction(async (/** @type {unknown} */ tx) => {
      const added = await services.staff.add(tx, clinicId, member);
      const { session, token } = await openStaffSession(tx, added, new Date(), { secondStepAt: new Date(), device: "" });
      return { memberId: String(added.id), sessionId: String(session.id), token: String(token) };
    });
  };
  const [desk, support] = [await staff("DESK"), await staff("SUPPORT")];
  const { hostname: host, port, username: user } = new URL(url);
  const connection = await createConnection({ host, port: Number(port), user, database });
  try {
    for (const kind of /** @type {const} */ (["R", "C"])) await connection.query(conversations(clinicId, kind));
    const [rows] = await connection.query(
      `SELECT p.id AS patientId, p.email, p.external_id AS number, i.value_index AS \`index\` FROM patients p
       JOIN patient_identifications i ON i.clinic_id = p.clinic_id AND i.patient_id = p.id WHERE p.clinic_id = ? ORDER BY p.id`,
      [clinicId],
    );
    const found = /** @type {Person[]} */ (rows).map((row) => ({
      ...row,
      answered: `R${row.patientId.slice(1)}`,
      closed: `C${row.patientId.slice(1)}`,
    }));
    if (found.length !== people) throw new Error(`${found.length} patients of ${people}.`);
    const everybodys = [clinicId, desk.memberId, desk.sessionId, createHash("sha256").update(desk.token).digest("hex")];
    return {
      ...{ ...clinic, clinicId, people: found, everybodys, toGlobalId },
      ...{ desk: desk.token, support: support.token, hosts: { outside: clinic.host.replace(/localhost$/, baseHost), here: clinic.host } },
    };
  } finally {
    await connection.end();
  }
}

/** @typedef {Awaited<ReturnType<typeof openWritingClinic>>} WritingClinic */
