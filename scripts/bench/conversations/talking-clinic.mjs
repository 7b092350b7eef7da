import { createAgent, send } from "../sign-in/browser.mjs";
import { openClinic } from "../sign-in/product.mjs";
import { built } from "../product.mjs";

const password = "a good password";

/** @typedef {import("./fill-conversations.mjs").Talking & { host: string, email: string, replierId: string }} TalkingClinic */

/**
 * A new clinic with a staff member and two patients, of whom one reads and one replies, before any conversation.
 * @param {Awaited<ReturnType<typeof import("../sign-in/product.mjs").serveProduct>>["services"]} services @param {number} size in messages
 * @returns {Promise<TalkingClinic>}
 */
export async function openTalkingClinic(services, size) {
  const { host, known, consumer } = await openClinic(services, 2);
  const { clinicId } = consumer;
  const email = `desk-${size}@bench.example`;
  const staff = await services.database.transaction((/** @type {unknown} */ tx) =>
    services.staff.add(tx, clinicId, { email, name: "Accueil", role: "DESK", password }),
  );
  const [first, second] = known;
  const query = "SELECT id FROM patients WHERE clinic_id = ? AND email IN (?, ?) ORDER BY email";
  const [reader, replier] = await services.database.source.query(query, [clinicId, first?.email, second?.email]);
  return { host, email, size, clinicId, patientId: reader.id, replierId: replier.id, staffId: staff.id };
}

/** The cookie of a session of one of the clinic's patients. @param {any} services @param {{ clinicId: string, patientId: string }} of */
export async function openPatient(services, { clinicId, patientId }) {
  const { openPatientSession } = await built("modules/sign-in/patient-sessions.js");
  const { SecretKeys } = await built("kernel/secret-keys.js");
  const [{ email }] = await services.database.source.query("SELECT email FROM patients WHERE clinic_id = ? AND id = ?", [
    clinicId,
    patientId,
  ]);
  const session = { clinicId, patientId, portalEpoch: 1, accessEpoch: 1, staySignedIn: true, at: new Date() };
  const opening = { ...session, provenBy: { channel: "EMAIL", value: email }, device: { browser: null, system: null } };
  const { token } = await services.database.transaction((/** @type {unknown} */ tx) =>
    openPatientSession(tx, SecretKeys.parse("ab".repeat(32)), opening),
  );
  return `portail-portal=${token}`;
}

/** The cookie of a session of the clinic's staff member. @param {number} port @param {TalkingClinic} clinic */
export async function signInDesk(port, { host, email }) {
  const agent = createAgent(1);
  const query = "mutation ($input: SignInStaffInput!) { signInStaff(input: $input) { errors { code } } }";
  const body = JSON.stringify({ query, variables: { input: { email, password } } });
  const { text, cookie } = await send(agent, { host, port, network: "10.1.0.1", body });
  agent.destroy();
  if (!cookie.startsWith("portail-admin=")) throw new Error(`The desk could not sign in: ${text}`);
  return cookie;
}
