import { commonNames } from "../patients/fill-patients.mjs";
import { fromApp, plainly, turn } from "./asks.mjs";
import { invoicesOfPayer } from "./fill/bills.mjs";
import { idAt, talking } from "./fill/rows.mjs";
import { ofTalker } from "./fill/talk.mjs";
import { toGlobal } from "./global-ids.mjs";

/** @typedef {import("./asks.mjs").Asked} Asked */
/** @typedef {import("./asks.mjs").Sending} Sending */
/** @typedef {import("./clinics.mjs").GrownClinic} GrownClinic */

const first = 20;

/** @param {string} operation @param {(clinic: GrownClinic, place: number) => object} variables @returns {Sending} */
const ofDesk = (operation, variables) => (clinic, place) => fromApp(clinic, "admin", clinic.desk, operation, variables(clinic, place));

/** @param {string} operation @param {(clinic: GrownClinic, place: number) => object} variables @returns {Sending} */
const ofSupport = (operation, variables) => (clinic, place) =>
  fromApp(clinic, "admin", clinic.support, operation, variables(clinic, place));

/** @param {GrownClinic} clinic @param {number} place */
const patientAt = ({ members }, place) => toGlobal("Patient", turn(members, place).patientId);

/** @param {GrownClinic} clinic @param {number} place */
const phoneAt = ({ members }, place) => String((turn(members, place).place * 48_271) % 10_000_000).padStart(7, "0");

/** The third page of a list. @param {string} name @param {string} operation @param {string} field @param {object} variables @returns {Asked} */
const farther = (name, operation, field, variables) => ({
  name,
  prepare: async (clinic, ask) => {
    let after = null;
    for (let turned = 0; turned < 2; turned += 1) {
      const { data } = await ask(fromApp(clinic, "admin", clinic.desk, operation, { ...variables, after }));
      after = data[field].pageInfo.endCursor;
    }
    return ofDesk(operation, () => ({ ...variables, after }));
  },
});

const talk = (/** @type {string} */ filter, search = "") => ofDesk("Inbox", () => ({ filter, first, ...(search && { search }) }));

/** What staff ask. @type {Asked[]} */
export const deskAsks = [
  plainly(
    "desk: a patient's page",
    ofDesk("PatientPage", (clinic, place) => ({ id: patientAt(clinic, place) })),
  ),
  ...["UPCOMING", "PAST"].map((when) =>
    plainly(
      `desk: a patient's appointments, ${when.toLowerCase()}`,
      ofDesk("PatientAppointments", (clinic, place) => ({ id: patientAt(clinic, place), when, first })),
    ),
  ),
  plainly(
    "desk: patients by name",
    ofDesk("Patients", () => ({ first, archived: false })),
  ),
  farther("desk: the same, third page", "Patients", "patients", { first, archived: false }),
  plainly(
    "desk: patients with the commonest name",
    ofDesk("Patients", () => ({ first, archived: false, search: commonNames.last })),
  ),
  plainly(
    "desk: a patient by phone",
    ofDesk("Patients", (clinic, place) => ({ first, archived: false, search: `514${phoneAt(clinic, place)}` })),
  ),
  plainly(
    "desk: a patient by number",
    ofDesk("Patients", (clinic, place) => ({ first, archived: false, search: turn(clinic.members, place).number })),
  ),
  ...["OPEN", "UNREAD", "MINE", "ALL"].map((filter) => plainly(`desk: inbox, ${filter.toLowerCase()}`, talk(filter))),
  farther("desk: inbox, open, third page", "Inbox", "conversations", { filter: "OPEN", first }),
  plainly(
    "desk: inbox, unread count",
    ofDesk("UnreadConversations", () => ({})),
  ),
  plainly("desk: inbox, a rare word", talk("ALL", "radiographie")),
  plainly("desk: inbox, a word of all", talk("ALL", "resultats")),
  plainly(
    "desk: a conversation",
    ofDesk("ThreadPage", (clinic, place) => ({
      id: toGlobal("Conversation", idAt("C", (turn(clinic.members, place).place / talking) * ofTalker.conversations)),
      last: first,
    })),
  ),
  plainly(
    "desk: invoices",
    ofDesk("Invoices", () => ({ filter: {}, first })),
  ),
  plainly(
    "desk: invoices that are due",
    ofDesk("Invoices", () => ({ filter: { statuses: ["PAYMENT_DUE"] }, first })),
  ),
  plainly(
    "desk: invoices past due",
    ofDesk("Invoices", () => ({ filter: { statuses: ["PAST_DUE"] }, first })),
  ),
  farther("desk: invoices, third page", "Invoices", "invoices", { filter: {}, first }),
  plainly(
    "desk: invoice counts",
    ofDesk("InvoiceCounts", () => ({})),
  ),
  plainly(
    "desk: a patient's invoices",
    ofDesk("PatientInvoices", (clinic, place) => ({ id: patientAt(clinic, place), first })),
  ),
  plainly(
    "desk: an invoice with its history",
    ofDesk("InvoicePage", (clinic, place) => ({
      id: toGlobal("Invoice", idAt("I", (turn(clinic.members, place).place / talking) * invoicesOfPayer)),
    })),
  ),
  plainly(
    "desk: audit trail",
    ofDesk("AuditEvents", () => ({ filter: {}, first, named: true })),
  ),
  plainly(
    "desk: audit trail, changes",
    ofDesk("AuditEvents", () => ({ filter: { class: "CHANGE" }, first, named: true })),
  ),
  plainly(
    "desk: audit trail of a patient",
    ofDesk("AuditEvents", (clinic, place) => ({ filter: { patientId: patientAt(clinic, place) }, first, named: true })),
  ),
  plainly(
    "settings: form with counts by status",
    ofSupport("PortalSettingsPage", () => ({})),
  ),
  plainly(
    "settings: impact of hiding a status",
    ofSupport("SettingsImpact", () => ({ input: { appointmentStatusVisibility: [{ status: "NO_SHOW", hidden: true }] } })),
  ),
  ...Object.entries({ "closing the portal": { portalAccess: false }, "ending replies": { conversationReplies: false } }).map(
    ([what, input]) =>
      plainly(
        `settings: impact of ${what}`,
        ofSupport("SettingsImpact", () => ({ input })),
      ),
  ),
];
