import { createHash } from "node:crypto";
import { In, IsNull, LessThan, LessThanOrEqual, MoreThan, Not } from "typeorm";
import { Appointment, Conversation, Invoice, Session } from "./entities.mjs";
import { DateTime } from "./row-resolvers.mjs";
import { cursorOf, globalId } from "./statements.mjs";

/** @typedef {import("typeorm").DataSource} DataSource */

const minuteMs = 60_000;

/** The session by the cookie's hash, with its patient and what the clinic has set. @param {DataSource} source @param {string} clinicId @param {string | undefined} cookie */
export async function findSession(source, clinicId, cookie) {
  const [, token] = /(?:^|; )__Host-portail-portal=([\w-]{43})/.exec(cookie ?? "") ?? [];
  if (!token) return null;
  const now = new Date();
  const sessions = source.getRepository(Session);
  const hash = createHash("sha256").update(token).digest("hex");
  const where = { clinic_id: clinicId, token_hash: hash, ended_at: IsNull(), expires_at: MoreThan(now) };
  const patient = { access_enabled: true, archived: false, verified: true };
  const found = /** @type {any} */ (await sessions.findOne({ where: { ...where, patient }, relations: { patient: true, settings: true } }));
  const idle = found?.idle_minutes && now.getTime() - found.last_seen_at.getTime() > found.idle_minutes * minuteMs;
  if (!found || idle || found.access_epoch !== found.patient.access_epoch || found.portal_epoch !== found.settings.portal_epoch)
    return null;
  if (now.getTime() - found.last_seen_at.getTime() >= minuteMs)
    await sessions.update({ clinic_id: clinicId, id: found.id, ended_at: IsNull() }, { last_seen_at: now });
  return found;
}

/** @param {any} session @param {"UPCOMING" | "PAST"} when */
function periodOf({ clinic_id, patient_id, settings }, when) {
  const hidden = settings.settings_values.hiddenAppointmentStatuses;
  const now = new Date();
  const times =
    when === "UPCOMING"
      ? { starts_at: MoreThan(new Date(now.getTime() - 1_440 * minuteMs)), ends_at: MoreThan(now) }
      : { starts_at: LessThan(now), ends_at: LessThanOrEqual(now) };
  return { clinic_id, patient_id, deactivated: false, ...(hidden.length > 0 && { status: Not(In(hidden)) }), ...times };
}

/** Resolvers as they are usually written over TypeORM's repositories. @param {DataSource} source @param {Record<string, any>} statusWords */
export const findResolvers = (source, statusWords) => ({
  DateTime,
  Query: { viewer: (/** @type {unknown} */ _, /** @type {unknown} */ __, /** @type {any} */ { session }) => session && {} },
  Viewer: { patient: (/** @type {unknown} */ _, /** @type {unknown} */ __, /** @type {any} */ { session }) => ({ session }) },
  Patient: {
    id: (/** @type {any} */ { session }) => globalId("Patient", session.patient_id),
    async appointments(/** @type {any} */ { session }, /** @type {any} */ { when, first }) {
      const direction = when === "UPCOMING" ? "ASC" : "DESC";
      const order = /** @type {const} */ ({ starts_at: direction, id: direction });
      const asked = { where: periodOf(session, when), relations: { location: true }, order, take: first + 1 };
      const found = /** @type {any[]} */ (await source.getRepository(Appointment).find(asked));
      const rows = found.slice(0, first);
      const endCursor = rows.length > 0 ? cursorOf(rows.at(-1)) : null;
      return { edges: rows.map((node) => ({ node })), pageInfo: { hasNextPage: found.length > first, endCursor } };
    },
    async openInvoices(/** @type {any} */ { session: { clinic_id, patient_id, settings } }) {
      if (!settings.settings_values.portalBilling) return null;
      const where = { clinic_id, patient_id, settlement: "OPEN" };
      const invoices = /** @type {any[]} */ (await source.getRepository(Invoice).find({ where }));
      return { count: invoices.length, total: { cents: invoices.reduce((sum, { balance_cents }) => sum + balance_cents, 0) } };
    },
    unreadMessages: async (/** @type {any} */ patient) =>
      (await conversationsOf(source, patient)).reduce((sum, { unread_by_patient }) => sum + unread_by_patient, 0),
    async conversationsVersion(/** @type {any} */ patient) {
      const found = await conversationsOf(source, patient);
      const sum = found.reduce((all, each) => all + 1 + each.version + each.last_message_position + each.patient_read_position, 0);
      return `${patient.session.settings.version}.${sum}`;
    },
  },
  Appointment: {
    id: (/** @type {any} */ row) => globalId("Appointment", row.id),
    startsAt: (/** @type {any} */ row) => row.starts_at,
    endsAt: (/** @type {any} */ row) => row.ends_at,
    statusLabel: (/** @type {any} */ row) => statusWords[row.status].patient,
    practitionerName: (/** @type {any} */ row) => row.practitioner_name,
    visitType: (/** @type {any} */ row) => row.visit_type,
    virtualVisitUrl: (/** @type {any} */ row) => row.virtual_visit_url,
    noteToPatient: (/** @type {any} */ row) => row.note_to_patient,
  },
  Location: { timeZone: (/** @type {any} */ row) => row.time_zone, address: (/** @type {any} */ row) => row },
  Address: { postalCode: (/** @type {any} */ row) => row.postal_code },
});

/** @param {DataSource} source @param {any} patient @returns {Promise<any[]>} */
const conversationsOf = (source, patient) =>
  (patient.conversations ??= source
    .getRepository(Conversation)
    .find({ where: { clinic_id: patient.session.clinic_id, patient_id: patient.session.patient_id } }));
