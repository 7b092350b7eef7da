import { copyFileSync, existsSync, rmSync } from "node:fs";
import { weighBundles } from "./budgets.mjs";
import { bundleServer, modules } from "./bundle/bundle-server.mjs";
import { keepCompiled } from "./bundle/keep-compiled.mjs";
import { runBin } from "./run.mjs";
import { demandCurrentSchema } from "./schema.mjs";
import { filesBelow, onceFor } from "./sources.mjs";

const shared = ["package-lock.json", "tsconfig.json", "schema.graphql", "scripts/lib"];
const serverSources = ["server", "migrations", "tsconfig.build.json", ...shared];
const clientSources = ["client", "codegen.ts", ...shared];
const serverOutputs = [`${modules}/server/main.js`, "dist/server/main.js", "dist/server/portail.js.compiled"];
const clientOutputs = ["client/gql/index.ts", "dist/client/.vite/manifest.json", "dist/persisted-documents.json", "dist/render/portal.cjs"];

/** What tsc wrote for a source that is gone would still be loaded, a migration for one. */
function removeOrphans() {
  for (const file of [`${modules}/server`, `${modules}/migrations`].flatMap(filesBelow)) {
    const source = file.slice(modules.length + 1).replace(/\.js(\.map)?$/, ".ts");
    if (/\.js(\.map)?$/.test(file) && !existsSync(source)) rmSync(file);
  }
}

export async function compileServer() {
  await runBin("typescript:tsc", ["-p", "tsconfig.build.json", "--pretty", "false"]);
  removeOrphans();
  await bundleServer();
}

export const generateClientTypes = () => runBin("@graphql-codegen/cli:graphql-codegen", ["--config", "codegen.ts"]);

/** @returns {Promise<boolean>} whether anything had changed */
export const buildServer = () =>
  onceFor("server", serverSources, serverOutputs, async () => {
    await compileServer();
    await demandCurrentSchema();
    await keepCompiled();
  });

/** @returns {Promise<boolean>} whether anything had changed */
export const buildClient = () =>
  onceFor("client", clientSources, clientOutputs, async () => {
    await generateClientTypes();
    await runBin("vite", ["build", "--config", "client/vite.config.ts", "--logLevel", "warn"]);
    await runBin("vite", ["build", "--config", "client/vite.render.config.ts", "--logLevel", "warn"]);
    copyFileSync("client/gql/persisted-documents.json", "dist/persisted-documents.json");
    const { over } = weighBundles();
    if (over.length > 0) throw new Error(`More on the first load than budgeted (gzip):\n${over.join("\n")}`);
  });
