import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { freePorts } from "../mariadb.mjs";
import { run } from "../run.mjs";

const slug = "montagne";
const baseHost = "portail.example";

const clinic = [
  ...["--slug", slug, "--name", "Clinique de la Montagne", "--phone", "514 555-0100", "--time-zone", "America/Toronto", "--locale", "fr"],
  ...["--province", "QC", "--support-email", "support@vendor.example", "--admin-email", "admin@clinic.example"],
];

/** What the first queries of a day are like; which ones doesn't matter for what has to be compiled. */
const documents = [
  "query Start { __typename portal { __typename open otpChannels clinic { __typename defaultLocale name phone timeZone } identificationTypes { __typename id visibleName { __typename en fr } } } viewer { __typename patient { __typename id } } }",
  "query Home($first: Int!) { viewer { patient { appointments(when: UPCOMING, first: $first) { edges { node { id startsAt } } } } } }",
];

/** What the built web apps are for the server. @param {string} folder @param {Record<string, string>} trusted */
function writeClient(folder, trusted) {
  for (const app of ["admin", "portal", "docs"]) {
    mkdirSync(path.join(folder, "dist/client", app), { recursive: true });
    writeFileSync(path.join(folder, "dist/client", app, "index.html"), "<!doctype html>");
  }
  mkdirSync(path.join(folder, "dist/client/assets"), { recursive: true });
  writeFileSync(path.join(folder, "dist/persisted-documents.json"), JSON.stringify(trusted));
}

/**
 * Starts the built server on a clinic of its own, and keeps what V8 compiles until it has answered: later starts need not compile it
 * again. It also shows that what was built runs.
 */
export async function keepCompiled() {
  const folder = mkdtempSync(path.join(tmpdir(), "portail-build-"));
  const [port = 0] = await freePorts(1);
  const env = {
    PATH: process.env["PATH"],
    NODE_ENV: "production",
    PORT: String(port),
    DATABASE_URL: `sqlite:${path.join(folder, "build.db")}`,
    PUBLIC_URL: `https://${baseHost}`,
    SECRET_KEYS: "ab".repeat(32),
    FILES_URL: `file:${path.join(folder, "files")}`,
    MAIL_URL: "smtp://127.0.0.1:9?from=portail@vendor.example",
    TRUSTED_PROXIES: "1",
    LOG_LEVEL: "error",
  };
  const options = { cwd: folder, env };
  const built = (/** @type {string} */ file) => path.resolve("dist/server", file);
  try {
    await run(process.execPath, [built("cli/migrate.js")], options);
    await run(process.execPath, [built("cli/clinic.js"), ...clinic], options);
    const hashed = documents.map((text) => ({ text, hash: createHash("sha256").update(text).digest("hex") }));
    writeClient(folder, Object.fromEntries(hashed.map(({ hash, text }) => [hash, text])));
    const bodies = hashed.map(({ hash, text }) => {
      const operationName = /query (\w+)/.exec(text)?.[1];
      const variables = text.includes("$first") ? { first: 5 } : {};
      return JSON.stringify({ operationName, variables, extensions: { persistedQuery: { version: 1, sha256Hash: hash } } });
    });
    const asked = JSON.stringify({ port, host: `${slug}.${baseHost}`, bodies });
    await run(process.execPath, [path.resolve("scripts/lib/bundle/warm.cjs"), built("launch.js"), asked], options);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
