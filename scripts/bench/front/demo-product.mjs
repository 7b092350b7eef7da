import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";

/** @typedef {{ name: string, value: string }} Cookie */
/** @typedef {{ base: string, patient: Cookie, staff: Cookie, stop: () => Promise<void> }} DemoProduct */

const patient = { identification: "DAMM85561412", contact: "marie-eve.damours@courriel.example" };
const staff = { email: "support@portail.example", password: "portail-demo" };

/** One that nobody listens on. */
export async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  server.close();
  await once(server, "close");
  return port;
}

/** @param {string} base @param {import("node:child_process").ChildProcess} child */
async function ready(base, child) {
  for (let tries = 0; tries < 600; tries += 1) {
    if (child.exitCode !== null) throw new Error("The built server ended before it was ready.");
    const answer = await fetch(`${base}/ready`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error("The built server was not ready within two minutes.");
}

/** @param {string} base @param {string} query @param {object} input @param {string} [cookie] */
async function call(base, query, input, cookie = "") {
  const headers = { "content-type": "application/json", ...(cookie && { cookie }) };
  const answer = await fetch(`${base}/graphql`, { method: "POST", headers, body: JSON.stringify({ query, variables: { input } }) });
  const { data, errors } = /** @type {any} */ (await answer.json());
  if (errors) throw new Error(`The demo's sign-in failed: ${JSON.stringify(errors)}`);
  return { data, cookies: answer.headers.getSetCookie().map((line) => line.split(";")[0] ?? "") };
}

/** @param {string[]} cookies @param {string} name @returns {Cookie} */
function cookieOf(cookies, name) {
  const found = cookies.find((cookie) => cookie.startsWith(`${name}=`));
  if (!found) throw new Error(`The demo's sign-in left no cookie ${name}.`);
  return { name, value: found.slice(name.length + 1) };
}

/** @param {string} base */
async function signInPatient(base) {
  const { data: start } = await call(base, "{ portal { identificationTypes { id issuer } } }", {});
  const type = start.portal.identificationTypes.find((/** @type {{ issuer: string | null }} */ { issuer }) => issuer === "QC");
  const before = (await textsIn(base)).length;
  const asked = await call(base, "mutation ($input: RequestOtpInput!) { requestOtp(input: $input) { challenge { id } errors { code } } }", {
    identificationTypeId: type.id,
    identificationValue: patient.identification,
    channel: "EMAIL",
    destination: patient.contact,
  });
  const code = await sentCode(base, before);
  const verified = await call(
    base,
    "mutation ($input: VerifyOtpInput!) { verifyOtp(input: $input) { outcome errors { code } } }",
    { challengeId: asked.data.requestOtp.challenge.id, code },
    asked.cookies.join("; "),
  );
  if (verified.data.verifyOtp.outcome !== "SIGNED_IN")
    throw new Error(`The demo's patient could not sign in: ${JSON.stringify(verified.data)}`);
  return cookieOf(verified.cookies, "portail-portal");
}

/** The texts that the demo's inbox holds for the patient, newest first. @param {string} base @returns {Promise<string[]>} */
async function textsIn(base) {
  const messages = /** @type {{ to: string, text: string }[]} */ (await (await fetch(`${base}/dev/inbox.json`)).json());
  return messages.filter(({ to }) => to === patient.contact).map(({ text }) => text);
}

/** The code that arrives after so many other messages. @param {string} base @param {number} before */
async function sentCode(base, before) {
  for (let tries = 0; tries < 100; tries += 1) {
    const texts = await textsIn(base);
    const code = texts.length > before ? /\b(\d{4}) ?(\d{4})\b/.exec(texts[0] ?? "") : null;
    if (code) return `${code[1]}${code[2]}`;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("No code arrived in the demo's inbox.");
}

/** @param {string} base */
async function signInStaff(base) {
  const { cookies } = await call(base, "mutation ($input: SignInStaffInput!) { signInStaff(input: $input) { errors { code } } }", staff);
  return cookieOf(cookies, "portail-admin");
}

/**
 * The built product as `npm start` runs it, with its demo clinic, on a database of its own: two people are signed in.
 * @returns {Promise<DemoProduct>}
 */
export async function startDemo() {
  const folder = mkdtempSync(path.join(tmpdir(), "portail-front-"));
  symlinkSync(path.resolve("dist"), path.join(folder, "dist"));
  const port = await freePort();
  const base = `http://localhost:${port}`;
  const env = { ...process.env, DEMO: "1", NODE_ENV: "demo", PORT: String(port), PUBLIC_URL: base, DATABASE_URL: "sqlite:data/portail.db" };
  const child = spawn(process.execPath, [path.resolve("dist/server/main.js")], { cwd: folder, env, stdio: "ignore" });
  const stop = async () => {
    if (child.exitCode === null) {
      child.kill("SIGTERM");
      await once(child, "exit");
    }
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await ready(base, child);
    return { base, patient: await signInPatient(base), staff: await signInStaff(base), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
