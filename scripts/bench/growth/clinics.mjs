import { createConnection } from "mysql2/promise";
import { baseHost, secretKeys } from "../home/environment.mjs";
import { built, database } from "../product.mjs";
import { openClinic } from "../sign-in/product.mjs";
import { fillGrowth } from "./fill/fill-growth.mjs";
import { idAt, talking } from "./fill/rows.mjs";
import { hidden, regularAt, regulars } from "./fill/visits.mjs";

/**
 * @typedef {import("./fill/rows.mjs").Growing & { host: string, token: string, desk: string, support: string, members: Member[], regulars: Member[] }} GrownClinic
 * members: patients who are signed in, regulars: those with a long history; token: of its program; desk, support: cookies of staff
 */
/** @typedef {{ place: number, patientId: string, email: string, cookie: string, number: string }} Member number: by which they are found at sign-in */

/** @typedef {Omit<GrownClinic, "members" | "regulars">} Opened */

/** So many browsers in each clinic, whatever its size: in the smallest one several of each patient. */
const browsers = 100;

/** Somewhere among all of them, the same in each run; every one talks with the clinic, and pays. @param {number} patients */
const drawn = (patients) => {
  const groups = Math.floor(patients / talking);
  // Another stride than that of the appointments.
  return Array.from({ length: browsers }, (_, place) => talking * (1 + ((place * 611_953) % groups)));
};

/** @param {any} services @param {number} size @returns {Promise<Opened>} */
async function open(services, size) {
  const { openStaffSession } = await built("modules/staff/staff-sessions.js");
  const { fromGlobalId } = await built("graphql/global-id.js");
  const { host, typeId, consumer } = await openClinic(services, 0);
  const { clinicId, id: consumerId } = consumer;
  const opened = await services.database.transaction(async (/** @type {unknown} */ tx) => {
    const cookieOf = async (/** @type {string} */ role) => {
      const member = await services.staff.add(tx, clinicId, {
        email: `${role.toLowerCase()}@bench.example`,
        name: role,
        role,
        password: "a good password",
      });
      const at = new Date();
      const { token } = await openStaffSession(tx, member, at, { secondStepAt: at, device: null });
      return { id: member.id, cookie: `__Host-portail-admin=${token}` };
    };
    const token = await services.consumers.issueToken(tx, { clinicId, id: consumerId });
    return { desk: await cookieOf("ADMIN"), support: await cookieOf("SUPPORT"), token };
  });
  const endpointId = `W${String(size).padStart(25, "0")}`;
  return {
    ...{
      clinicId,
      size,
      patients: Math.max(10, Math.floor(size / 10)),
      consumerId,
      endpointId,
      typeId: fromGlobalId("IdentificationType", typeId),
    },
    ...{ host: host.replace(/localhost$/, baseHost), token: opened.token, desk: opened.desk.cookie, support: opened.support.cookie },
    staffIds: [opened.desk.id, opened.support.id],
  };
}

/** Hidden statuses, billing, and nobody's session that has to be written each minute while it is measured. @param {import("mysql2/promise").Connection} connection @param {{ clinicId: string }} clinic */
async function configure(connection, { clinicId }) {
  const [rows] = await connection.query("SELECT settings_values FROM portal_settings WHERE clinic_id = ?", [clinicId]);
  const [{ settings_values: values }] = /** @type {[{ settings_values: string }]} */ (rows);
  const kept = JSON.stringify({ ...JSON.parse(values), portalBilling: true, hiddenAppointmentStatuses: hidden });
  await connection.query("UPDATE portal_settings SET settings_values = ? WHERE clinic_id = ?", [kept, clinicId]);
  for (const table of ["staff_sessions", "patient_sessions"])
    await connection.query(
      `UPDATE ${table} SET last_seen_at = UTC_TIMESTAMP(6) + INTERVAL 6 HOUR WHERE clinic_id = ? AND ended_at IS NULL`,
      [clinicId],
    );
}

/** @param {any} services @param {Opened} clinic @param {readonly number[]} places of patients @returns {Promise<Member[]>} */
async function signIn({ database: opened }, { clinicId, typeId }, places) {
  const { openPatientSession } = await built("modules/sign-in/patient-sessions.js");
  const { IdentificationVault } = await built("modules/patients/identification-vault.js");
  const { SecretKeys } = await built("kernel/secret-keys.js");
  const keys = SecretKeys.parse(secretKeys);
  const vault = new IdentificationVault(keys);
  const type = { clinicId, id: typeId, issuer: null, kind: "PROVINCIAL" };
  const rows = await opened.source.query("SELECT id, email FROM patients WHERE clinic_id = ? AND id IN (?)", [
    clinicId,
    [...new Set(places)].map((place) => idAt("P", place)),
  ]);
  const emails = new Map(rows.map((/** @type {{ id: string, email: string }} */ { id, email }) => [id, email]));
  const opening = { clinicId, portalEpoch: 1, accessEpoch: 1, staySignedIn: true, at: new Date(), device: { browser: null, system: null } };
  return opened.transaction(async (/** @type {any} */ tx) => {
    /** @type {Member[]} */
    const members = [];
    for (const place of places) {
      const [patientId, number] = [idAt("P", place), String(100_000_000 + place)];
      const email = String(emails.get(patientId));
      const { token } = await openPatientSession(tx, keys, { ...opening, patientId, provenBy: { channel: "EMAIL", value: email } });
      await tx.query(
        "UPDATE patient_identifications SET value_encrypted = ?, value_index = ? WHERE clinic_id = ? AND patient_id = ? AND type_id = ?",
        [...[vault.seal(type, patientId, number), vault.index(type, number)], ...[clinicId, patientId, typeId]],
      );
      members.push({ place, patientId, email, cookie: `__Host-portail-portal=${token}`, number });
    }
    return members;
  });
}

/**
 * A clinic of each size, filled, with patients and staff signed in.
 * @param {{ url: string, services: any, sizes: readonly number[], tell: (line: string) => void }} given
 * @returns {Promise<GrownClinic[]>}
 */
export async function openGrownClinics({ url, services, sizes, tell }) {
  const clinics = [];
  for (const size of sizes) clinics.push(await open(services, size));
  const { source } = services.database;
  await fillGrowth({ url, source, clinics, tell });
  const { hostname: host, port, username: user } = new URL(url);
  const connection = await createConnection({ host, port: Number(port), user, database });
  try {
    const grown = [];
    for (const clinic of clinics) {
      const members = await signIn(services, clinic, drawn(clinic.patients));
      const known = await signIn(
        services,
        clinic,
        Array.from({ length: regulars.patients }, (_, place) => regularAt(place)),
      );
      grown.push({ ...clinic, members, regulars: known });
      await configure(connection, clinic);
    }
    return grown;
  } finally {
    await connection.end();
  }
}
