import { createConnection } from "mysql2/promise";
import { fillNames } from "../../patients/fill-patients.mjs";
import { built, database } from "../../product.mjs";
import * as bills from "./bills.mjs";
import { loadTables } from "./load-tables.mjs";
import * as people from "./people.mjs";
import * as talk from "./talk.mjs";
import * as trail from "./trail.mjs";
import * as visits from "./visits.mjs";

/** @typedef {import("./rows.mjs").Growing} Growing */

/** @type {Record<string, (clinic: Growing, searchVersion: number) => string[]>} */
const tables = {
  locations: visits.locationsOf,
  patients: people.patientsOf,
  patient_search_terms: people.termsOf,
  patient_identifications: people.identificationsOf,
  patient_sessions: people.sessionsOf,
  appointments: visits.appointmentsOf,
  conversations: talk.conversationsOf,
  messages: talk.messagesOf,
  conversation_search_terms: talk.talkTermsOf,
  invoices: bills.invoicesOf,
  invoice_lines: bills.linesOf,
  invoice_numbers: bills.numbersOf,
  payments: bills.paymentsOf,
  payment_parts: bills.partsOf,
  ledger_entries: bills.ledgerOf,
  audit_events: trail.eventsOf,
  audit_event_subjects: trail.subjectsOf,
  outbox_messages: trail.sentOf,
  webhook_deliveries: trail.deliveriesOf,
};

/** The product's own step counts what is there, as for a clinic that was there before totals were kept. @param {any} source */
async function countTotals(source) {
  const { migrations } = await built("start/tables.js");
  const Totals = migrations.find((/** @type {{ name: string }} */ { name }) => name.startsWith("AppointmentTotals"));
  const runner = source.createQueryRunner();
  try {
    await new Totals().up(runner);
  } finally {
    await runner.release();
  }
}

/**
 * Fills open clinics with what clinics of these sizes have, totals included.
 * @param {{ url: string, source: any, clinics: readonly Growing[], tell: (line: string) => void }} given
 */
export async function fillGrowth({ url, source, clinics, tell }) {
  const { searchVersion } = await built("modules/patients/search/search-terms.js");
  const { hostname: host, port, username: user } = new URL(url);
  const connection = await createConnection({ host, port: Number(port), user, database });
  try {
    await connection.query("SET SESSION sort_buffer_size = 268435456");
    await fillNames(connection);
    const fillings = Object.entries(tables).map(([table, fill]) => ({
      table,
      statements: clinics.flatMap((clinic) => fill(clinic, searchVersion)),
    }));
    await loadTables(connection, fillings, tell);
    const began = performance.now();
    await countTotals(source);
    tell(`totals: ${((performance.now() - began) / 1_000).toFixed(1)} s`);
    await connection.query(`ANALYZE TABLE ${[...Object.keys(tables), "patient_status_totals", "appointment_period_totals"].join(", ")}`);
  } finally {
    await connection.end();
  }
}
