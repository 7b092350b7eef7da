import { createServer } from "node:http";
import { built } from "../product.mjs";
import { cursorOf, findSession, globalId, listAppointments, openPool, readMessages, sumOpenInvoices } from "./statements.mjs";

/** The floor: bare node:http, prepared statements of bare mysql2, JSON.stringify, and the same bytes. */
const given = JSON.parse(process.argv[2] ?? "{}");
const { clinicId } = given;
const { statusWords } = await built("kernel/appointment-status.js");
const pool = openPool(given);

/** @typedef {import("./statements.mjs").Session} Session */

/** @param {any} row */
const toNode = (row) => ({
  __typename: "Appointment",
  id: globalId("Appointment", row.id),
  location: {
    __typename: "Location",
    timeZone: row.time_zone,
    address: { __typename: "Address", city: row.city, postalCode: row.postal_code, province: row.province, street: row.street },
    name: row.name,
  },
  startsAt: row.starts_at,
  virtualVisitUrl: row.virtual_visit_url,
  visitType: row.visit_type,
  endsAt: row.ends_at,
  noteToPatient: row.note_to_patient,
  practitionerName: row.practitioner_name,
  service: row.service,
  statusLabel: { __typename: "LocalizedText", en: statusWords[row.status].patient.en, fr: statusWords[row.status].patient.fr },
});

/** @param {any[]} found @param {number} first */
function toConnection(found, first) {
  const rows = found.length > first ? found.slice(0, first) : found;
  const last = rows.at(-1);
  return {
    __typename: "AppointmentConnection",
    edges: rows.map((row) => ({ __typename: "AppointmentEdge", node: toNode(row) })),
    pageInfo: { __typename: "PageInfo", endCursor: last ? cursorOf(last) : null, hasNextPage: found.length > first },
  };
}

/** @type {Record<string, (session: Session, variables: any) => Promise<object>>} */
const operations = {
  async PortalHome(session, { first }) {
    const [upcoming, past, open] = await Promise.all([
      listAppointments(pool, clinicId, session, "UPCOMING", first),
      listAppointments(pool, clinicId, session, "PAST", first),
      sumOpenInvoices(pool, clinicId, session),
    ]);
    return {
      __typename: "Patient",
      upcoming: toConnection(upcoming, first),
      past: toConnection(past, first),
      id: globalId("Patient", session.patient_id),
      openInvoices: open && { __typename: "OpenInvoices", count: open.count, total: { __typename: "Money", cents: open.cents } },
    };
  },
  async PortalLive(session) {
    const { unread, version } = await readMessages(pool, clinicId, session);
    return { __typename: "Patient", conversationsVersion: version, id: globalId("Patient", session.patient_id), unreadMessages: unread };
  },
};

/** @param {string} body @param {string | undefined} cookie */
async function answer(body, cookie) {
  const { operationName, variables } = JSON.parse(body);
  const session = await findSession(pool, clinicId, cookie);
  const patient = session && (await operations[operationName]?.(session, variables));
  return { data: { __typename: "Query", viewer: patient && { __typename: "Viewer", patient } } };
}

const server = createServer((request, response) => {
  let body = "";
  request.setEncoding("utf8").on("data", (part) => (body += part));
  request.on("end", () =>
    answer(body, request.headers.cookie).then(
      (answered) => {
        const text = `${JSON.stringify(answered)}\n`;
        response.writeHead(200, { "content-type": "application/json; charset=utf-8", "content-length": Buffer.byteLength(text) }).end(text);
      },
      (error) => response.writeHead(500).end(String(error)),
    ),
  );
});
server.listen(given.port, "127.0.0.1", () => process.send?.("listening"));
process.on("disconnect", () => process.exit(0));
