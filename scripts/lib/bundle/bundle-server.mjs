import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { asAscii } from "./ascii.mjs";
import { keepClassNames } from "./class-names.mjs";
import { askLater, asksEarly } from "./later.mjs";
import { lookUpByName, looksUpSlowly } from "./look-ups.mjs";

export const modules = "dist/modules";
const folder = "dist/server";

/** Packages that are loaded from their own folders: those with native code, and those that are loaded when they are first used. */
const apart = [
  ...["libsql", "sharp", "@node-rs/argon2"],
  ...["@aws-sdk/*", "@opentelemetry/exporter-trace-otlp-http", "@opentelemetry/resources", "@opentelemetry/sdk-trace-base"],
  ...["class-validator", "nodemailer", "pdfkit", "sanitize-html", "stripe"],
];

const start = `(function (exports, require, module, __filename, __dirname) {
const bundleUrl = require("node:url").pathToFileURL(__filename).href;`;

/**
 * One copy of graphql, the one that its importers share the names of: of the other, each of them would make itself an object with all of
 * its exports.
 * @type {import("esbuild").Plugin}
 */
const oneGraphql = {
  name: "one-graphql",
  setup: ({ onResolve }) =>
    onResolve({ filter: /^graphql(?:\/|$)/ }, ({ path: name }) => ({
      path: path.resolve("node_modules", name === "graphql" ? "graphql/index.mjs" : name.replace(/\.js$/, ".mjs")),
      sideEffects: false,
    })),
};

/** @type {import("esbuild").Plugin} */
const adaptedPackages = {
  name: "adapted-packages",
  setup: ({ onLoad }) =>
    onLoad({ filter: /\/node_modules\/.*\.js$/ }, ({ path: file }) => {
      if (asksEarly(file)) return { contents: askLater(file, readFileSync(file, "utf8")) };
      return looksUpSlowly(file) ? { contents: lookUpByName(file, readFileSync(file, "utf8")) } : undefined;
    }),
};

/** @type {import("esbuild").Plugin} */
const namedClasses = {
  name: "named-classes",
  setup: ({ onLoad }) =>
    onLoad({ filter: /\/dist\/modules\/.*\.js$/ }, ({ path: file }) => ({ contents: keepClassNames(readFileSync(file, "utf8")) })),
};

/** One script of all that the server is made of, and a file that starts it for each of its commands. */
export async function bundleServer() {
  const { build } = await import("esbuild");
  // Files of another layout would still be started.
  for (const old of [folder, "dist/migrations", "dist/.tsbuildinfo"]) rmSync(old, { recursive: true, force: true });
  await build({
    entryPoints: [path.join(modules, "server/start/commands.js")],
    outfile: path.join(folder, "portail.js"),
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    external: apart,
    // Packages that stay apart are loaded by `require`, the only way out of a script that is loaded with what was compiled of it.
    supported: { "dynamic-import": false },
    define: { "import.meta.url": "bundleUrl", "process.env.NODE_ENV": '"production"' },
    banner: { js: start },
    footer: { js: "})" },
    legalComments: "none",
    sourcemap: true,
    sourcesContent: false,
    logLevel: "error",
    plugins: [namedClasses, oneGraphql, adaptedPackages],
  });
  const bundle = path.join(folder, "portail.js");
  writeFileSync(bundle, asAscii(readFileSync(bundle, "utf8")), "latin1");
  writeFileSync(path.join(folder, "package.json"), '{ "type": "commonjs" }\n');
  copyFileSync("scripts/lib/bundle/launch.cjs", path.join(folder, "launch.js"));
  const { commands } = await import(pathToFileURL(path.resolve(modules, "server/start/commands.js")).href);
  for (const name of Object.keys(commands)) {
    const file = path.join(folder, `${name}.js`);
    mkdirSync(path.dirname(file), { recursive: true });
    const launcher = path.posix.relative(path.posix.dirname(name), "launch.js");
    writeFileSync(file, `require("${launcher.startsWith(".") ? launcher : `./${launcher}`}").load().commands["${name}"]();\n`);
  }
}
