import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { built, database } from "../product.mjs";

export const slug = "bench-sign-in";

/**
 * The whole product on a free port, in production mode, behind one proxy: each request can come from a network of its own.
 * @param {{ url: string, worker: boolean, statementLogger?: object, poolSize?: number }} given
 */
export async function serveProduct({ url, worker, statementLogger }) {
  await import("reflect-metadata");
  const { enterProductionMode, readConfig } = await built("config.js");
  enterProductionMode();
  const { assemble } = await built("start/assemble.js");
  const { serve } = await built("start/serve.js");
  const folder = mkdtempSync(path.join(tmpdir(), "portail-bench-"));
  writeFileSync(path.join(folder, "persisted-documents.json"), "{}");
  for (const app of ["admin", "portal", "docs"]) {
    mkdirSync(path.join(folder, "client", app), { recursive: true });
    writeFileSync(path.join(folder, "client", app, "index.html"), "<!doctype html>");
  }
  mkdirSync(path.join(folder, "client/assets"));
  const environment = { DEMO: "1", PORT: "0", DATABASE_URL: `${url}${database}`, SECRET_KEYS: "ab".repeat(32), LOG_LEVEL: "error" };
  const limits = { API_POINTS_PER_MINUTE: "1000000000" };
  const folders = { dataFolder: folder, clientFolder: folder, inboxFolder: path.join(folder, "inbox") };
  const config = { ...readConfig({ ...environment, ...limits, PUBLIC_URL: "http://localhost", TRUSTED_PROXIES: "1" }), ...folders };
  const assembly = await assemble(config, statementLogger ? { statementLogger } : {});
  const serving = await serve(assembly, { worker });
  const stop = async () => {
    await serving.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { port: /** @type {number} */ (serving.port), services: assembly.services, stop };
}

/** @typedef {{ value: string, email: string }} Known */

let clinics = 0;

/**
 * A new clinic with so many patients; each has a file number of six digits.
 * @param {Awaited<ReturnType<typeof serveProduct>>["services"]} services @param {number} patients
 */
export async function openClinic(services, patients) {
  const [{ consumerScopes }, { toGlobalId }] = [await built("kernel/permissions.js"), await built("graphql/global-id.js")];
  clinics += 1;
  const name = `${slug}-${Date.now()}-${clinics}`;
  const identity = {
    slug: name,
    name: "Clinique",
    phone: "+15145550100",
    timeZone: "America/Toronto",
    defaultLocale: "fr",
    currency: "CAD",
  };
  const origin = { requestId: "bench", networkAddress: null };
  const { consumer, type } = await services.database.transaction(async (/** @type {unknown} */ tx) => {
    const clinic = await services.clinics.open(tx, identity);
    await services.settings.initialise(tx, clinic.id);
    const shown = { portalVisible: true, primary: true, autoAssigned: false };
    const names = { name: "Dossier", visibleNameFr: "Dossier", visibleNameEn: "File" };
    const numbers = await services.clinics.addIdentificationType(tx, clinic.id, { ...names, issuer: null, kind: "PROVINCIAL", ...shown });
    const team = await services.consumers.add(tx, clinic.id, "Bench", consumerScopes);
    return { consumer: services.consumers.actingFor(team, origin), type: numbers };
  });
  /** @type {Known[]} */
  const known = Array.from({ length: patients }, (_, place) => ({
    value: String(200_000 + place),
    email: `patient${100_000 + place}@bench.example`,
  }));
  for (let start = 0; start < patients; start += 500) {
    const inputs = known.slice(start, start + 500).map(({ value, email }) => ({
      ...{ externalId: value, firstName: "Ève", lastName: "Tremblay", dateOfBirth: "1984-02-29", sex: "FEMALE", language: "fr", email },
      identifications: [{ typeId: type.id, value }],
    }));
    const saved = await services.patients.upsert(consumer, inputs, "fr");
    if (!saved.ok || saved.value.some((/** @type {{ outcome: string }} */ { outcome }) => outcome !== "CREATED"))
      throw new Error("The patients could not be made.");
  }
  return { host: `${name}.localhost`, typeId: toGlobalId("IdentificationType", type.id), known, consumer };
}
