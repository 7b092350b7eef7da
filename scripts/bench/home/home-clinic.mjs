import path from "node:path";
import { createConnection } from "mysql2/promise";
import { moveDatabase } from "../load/cores.mjs";
import { built, database } from "../product.mjs";
import { openClinic } from "../sign-in/product.mjs";
import { baseHost, benchDatabaseOn, productionEnvironment, secretKeys } from "./environment.mjs";
import { hiddenStatuses, homeFillings } from "./fill-home.mjs";

/** @typedef {{ clinicId: string, host: string, cookies: string[] }} HomeClinic */

/** A session for each, opened by the product itself. @param {any} services @param {string} clinicId */
async function openSessions(services, clinicId) {
  const { openPatientSession } = await built("modules/sign-in/patient-sessions.js");
  const { SecretKeys } = await built("kernel/secret-keys.js");
  const keys = SecretKeys.parse(secretKeys);
  const patients = await services.database.source.query("SELECT id, email FROM patients WHERE clinic_id = ? ORDER BY id", [clinicId]);
  const opening = { clinicId, portalEpoch: 1, accessEpoch: 1, staySignedIn: true, at: new Date(), device: { browser: null, system: null } };
  return services.database.transaction(async (/** @type {unknown} */ tx) => {
    const tokens = [];
    for (const { id: patientId, email } of patients) {
      const provenBy = { channel: "EMAIL", value: email };
      tokens.push((await openPatientSession(tx, keys, { ...opening, patientId, provenBy })).token);
    }
    return tokens;
  });
}

/**
 * A clinic that bills and keeps some statuses from its patients, each of whom is signed in and has appointments, conversations and invoices.
 * @param {{ url: string, patients: number, folder: string }} given
 * @returns {Promise<HomeClinic>}
 */
export async function openHomeClinic({ url, patients, folder }) {
  await import("reflect-metadata");
  const { readConfig } = await built("config.js");
  const { assemble } = await built("start/assemble.js");
  const environment = productionEnvironment({ databaseUrl: benchDatabaseOn(url), folder });
  const folders = { dataFolder: folder, inboxFolder: path.join(folder, "inbox") };
  const assembly = await assemble({ ...readConfig({ ...environment, LOG_LEVEL: "error" }), ...folders });
  const { hostname, port, username: user } = new URL(url);
  const connection = await createConnection({ host: hostname, port: Number(port), user, database });
  try {
    await moveDatabase(connection);
    const { host, consumer } = await openClinic(assembly.services, 0);
    const { clinicId } = consumer;
    const [rows] = await connection.query("SELECT settings_values FROM portal_settings WHERE clinic_id = ?", [clinicId]);
    const [{ settings_values: values }] = /** @type {[{ settings_values: string }]} */ (rows);
    const kept = JSON.stringify({ ...JSON.parse(values), portalBilling: true, hiddenAppointmentStatuses: hiddenStatuses });
    await connection.query("UPDATE portal_settings SET settings_values = ? WHERE clinic_id = ?", [kept, clinicId]);
    for (const sql of homeFillings(clinicId, patients)) await connection.query(sql);
    const tokens = await openSessions(assembly.services, clinicId);
    const cookies = tokens.map((/** @type {string} */ token) => `__Host-portail-portal=${token}`);
    return { clinicId, host: host.replace(/localhost$/, baseHost), cookies };
  } finally {
    await connection.end();
    await assembly.database.close();
  }
}
