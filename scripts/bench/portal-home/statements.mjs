import { createHash } from "node:crypto";
import { createPool } from "mysql2/promise";

/** @typedef {{ id: string, patient_id: string, last_seen_at: Date, version: number, settings: any }} Session */
/** @typedef {import("mysql2/promise").Pool} Pool */

/** @param {{ url: string, database: string, trace?: boolean }} given trace: mysql2 keeps long stack traces, as it does unless told not to */
export function openPool({ url, database, trace = false }) {
  const { hostname: host, port, username: user } = new URL(url);
  return createPool({ host, port: Number(port), user, database, timezone: "Z", charset: "UTF8MB4_BIN", connectionLimit: 10, ...{ trace } });
}

const idleMs = 15 * 60_000;
const touchMs = 60_000;
const longestVisitMs = 24 * 3_600_000;

const sessionSql = `SELECT s.id, s.patient_id, s.last_seen_at, ps.version, ps.settings_values AS settings FROM patient_sessions s
  JOIN patients p ON p.clinic_id = s.clinic_id AND p.id = s.patient_id AND p.access_epoch = s.access_epoch
  JOIN portal_settings ps ON ps.clinic_id = s.clinic_id AND ps.portal_epoch = s.portal_epoch
  WHERE s.clinic_id = ? AND s.token_hash = ? AND s.ended_at IS NULL AND s.expires_at > ? AND (s.idle_minutes IS NULL OR s.last_seen_at > ?)
    AND p.access_enabled = 1 AND p.archived = 0 AND p.verified = 1`;

/** Whose session a cookie is, and what the clinic has set: one statement, and another once a minute. @param {Pool} pool @param {string} clinicId @param {string | undefined} cookie @returns {Promise<Session | null>} */
export async function findSession(pool, clinicId, cookie) {
  const [, token] = /(?:^|; )__Host-portail-portal=([\w-]{43})/.exec(cookie ?? "") ?? [];
  if (!token) return null;
  const now = new Date();
  const hash = createHash("sha256").update(token).digest("hex");
  const [rows] = await pool.execute(sessionSql, [clinicId, hash, now, new Date(now.getTime() - idleMs)]);
  const [found] = /** @type {Session[]} */ (rows);
  if (!found) return null;
  if (now.getTime() - found.last_seen_at.getTime() >= touchMs)
    await pool.execute("UPDATE patient_sessions SET last_seen_at = ? WHERE clinic_id = ? AND id = ? AND ended_at IS NULL", [
      now,
      clinicId,
      found.id,
    ]);
  return { ...found, settings: JSON.parse(found.settings) };
}

const columns = `a.id, a.starts_at, a.ends_at, a.status, a.practitioner_name, a.service, a.visit_type, a.virtual_visit_url, a.note_to_patient,
  l.name, l.time_zone, l.street, l.city, l.province, l.postal_code`;

const periods = {
  UPCOMING: { where: "a.starts_at > ? AND a.ends_at > ?", order: "ASC" },
  PAST: { where: "a.starts_at < ? AND a.ends_at <= ?", order: "DESC" },
};

/** One row more than asked, which says whether there are more. @param {Pool} pool @param {string} clinicId @param {Session} session @param {"UPCOMING" | "PAST"} when @param {number} first @returns {Promise<any[]>} */
export async function listAppointments(pool, clinicId, { patient_id: patientId, settings }, when, first) {
  const { where, order } = periods[when];
  const hidden = settings.hiddenAppointmentStatuses;
  const shown = hidden.length > 0 ? `AND a.status NOT IN (${hidden.map(() => "?").join(", ")})` : "";
  const now = new Date();
  const earliest = when === "UPCOMING" ? new Date(now.getTime() - longestVisitMs) : now;
  const [rows] = await pool.execute(
    `SELECT ${columns} FROM appointments a LEFT JOIN locations l ON l.clinic_id = a.clinic_id AND l.id = a.location_id
     WHERE a.clinic_id = ? AND a.patient_id = ? AND a.deactivated = 0 ${shown} AND ${where} ORDER BY a.starts_at ${order}, a.id ${order} LIMIT ${first + 1}`,
    [clinicId, patientId, ...hidden, earliest, now],
  );
  return /** @type {any[]} */ (rows);
}

/** @param {Pool} pool @param {string} clinicId @param {Session} session @returns {Promise<{ count: number, cents: number } | null>} */
export async function sumOpenInvoices(pool, clinicId, { patient_id: patientId, settings }) {
  if (!settings.portalBilling) return null;
  const sql =
    "SELECT COUNT(*) AS count, SUM(balance_cents) AS cents FROM invoices WHERE clinic_id = ? AND patient_id = ? AND settlement = 'OPEN'";
  const [rows] = await pool.execute(sql, [clinicId, patientId]);
  const [sum] = /** @type {any[]} */ (rows);
  return { count: sum.count, cents: Number(sum.cents ?? 0) };
}

/** @param {Pool} pool @param {string} clinicId @param {Session} session */
export async function readMessages(pool, clinicId, { patient_id: patientId, version }) {
  const sql = `SELECT SUM(unread_by_patient) AS unread, SUM(1 + version + last_message_position + patient_read_position) AS sum FROM conversations
    WHERE clinic_id = ? AND patient_id = ?`;
  const [rows] = await pool.execute(sql, [clinicId, patientId]);
  const [{ unread, sum }] = /** @type {[any]} */ (rows);
  return { unread: Number(unread ?? 0), version: `${version}.${Number(sum ?? 0)}` };
}

/** @param {string} type @param {string} id */
export const globalId = (type, id) => Buffer.from(`${type}:${id}`).toString("base64url");

/** @param {{ starts_at: Date, id: string }} row */
export const cursorOf = ({ starts_at, id }) => Buffer.from(JSON.stringify([starts_at, id])).toString("base64url");
