import { GraphQLScalarType } from "graphql";
import { cursorOf, globalId, listAppointments, readMessages, sumOpenInvoices } from "./statements.mjs";

/** @typedef {import("./statements.mjs").Session} Session */
/** @typedef {{ session: Session | null }} Context */

export const DateTime = new GraphQLScalarType({ name: "DateTime", serialize: (value) => /** @type {Date} */ (value).toISOString() });

/**
 * Resolvers over the floor's own statements: the best that a server's database work can be, so that what is compared is the server.
 * @param {import("./statements.mjs").Pool} pool @param {string} clinicId @param {Record<string, any>} statusWords
 */
export const rowResolvers = (pool, clinicId, statusWords) => ({
  DateTime,
  Query: { viewer: (/** @type {unknown} */ _, /** @type {unknown} */ __, /** @type {Context} */ { session }) => session && {} },
  Viewer: { patient: (/** @type {unknown} */ _, /** @type {unknown} */ __, /** @type {Context} */ { session }) => ({ session }) },
  Patient: {
    id: (/** @type {any} */ { session }) => globalId("Patient", session.patient_id),
    async appointments(/** @type {any} */ { session }, /** @type {any} */ { when, first }) {
      const found = await listAppointments(pool, clinicId, session, when, first);
      const rows = found.slice(0, first);
      const endCursor = rows.length > 0 ? cursorOf(rows.at(-1)) : null;
      return { edges: rows.map((node) => ({ node })), pageInfo: { hasNextPage: found.length > first, endCursor } };
    },
    openInvoices: (/** @type {any} */ { session }) => sumOpenInvoices(pool, clinicId, session),
    unreadMessages: async (/** @type {any} */ patient) => (await messagesOf(pool, clinicId, patient)).unread,
    conversationsVersion: async (/** @type {any} */ patient) => (await messagesOf(pool, clinicId, patient)).version,
  },
  OpenInvoices: { total: (/** @type {any} */ { cents }) => ({ cents }) },
  Appointment: {
    id: (/** @type {any} */ row) => globalId("Appointment", row.id),
    startsAt: (/** @type {any} */ row) => row.starts_at,
    endsAt: (/** @type {any} */ row) => row.ends_at,
    statusLabel: (/** @type {any} */ row) => statusWords[row.status].patient,
    practitionerName: (/** @type {any} */ row) => row.practitioner_name,
    visitType: (/** @type {any} */ row) => row.visit_type,
    virtualVisitUrl: (/** @type {any} */ row) => row.virtual_visit_url,
    noteToPatient: (/** @type {any} */ row) => row.note_to_patient,
    location: (/** @type {any} */ row) => row,
  },
  Location: { timeZone: (/** @type {any} */ row) => row.time_zone, address: (/** @type {any} */ row) => row },
  Address: { postalCode: (/** @type {any} */ row) => row.postal_code },
});

/** Two fields of one statement. @param {import("./statements.mjs").Pool} pool @param {string} clinicId @param {any} patient */
const messagesOf = (pool, clinicId, patient) => (patient.messages ??= readMessages(pool, clinicId, patient.session));
