const { writeFileSync } = require("node:fs");
const { request } = require("node:http");
const path = require("node:path");
const { setTimeout: wait } = require("node:timers/promises");
const { setFlagsFromString } = require("node:v8");

/** Packages with native code, which a start finds missing. Whatever else stays apart from the bundle is loaded when it is first used. */
const neededAtOnce = /\/node_modules\/(?:libsql|@libsql\/[^/]+|@neon-rs\/load|detect-libc|@node-rs\/argon2(?:-[^/]+)?)\//;

const launcher = String(process.argv[2]);
/** @type {{ port: number, host: string, bodies: string[] }} */
const { port, host, bodies } = JSON.parse(String(process.argv[3]));

/** @param {string} body @returns {Promise<string>} */
const ask = (body) =>
  new Promise((resolve, reject) => {
    const origin = { host, origin: `https://${host}`, "x-forwarded-proto": "https", "sec-fetch-site": "same-origin" };
    const headers = { ...origin, "content-type": "application/json", "portail-app": "portal" };
    const sent = request({ port, host: "127.0.0.1", method: "POST", path: "/graphql", headers, agent: false }, (response) => {
      let text = "";
      response
        .setEncoding("utf8")
        .on("data", (part) => (text += part))
        .on("end", () => resolve(text));
    });
    sent.on("error", reject).end(body);
  });

/** Asks until there is an answer: the server is only starting. @param {string} body */
async function untilAnswered(body) {
  for (let left = 1_000; left > 0; left -= 1) {
    const text = await ask(body).catch(() => wait(20));
    if (text !== undefined) return text;
  }
  throw new Error("The built server does not answer.");
}

/** Starts the server, has it answer, and keeps what V8 has compiled of the bundle until then. */
async function keepCompiled() {
  // What was compiled is otherwise thrown away again before it could be kept.
  setFlagsFromString("--no-flush-bytecode");
  const { compiled, load } = require(launcher);
  const { script, commands } = load();
  await commands.main();
  for (const body of bodies) {
    const text = await untilAnswered(body);
    if (!text.startsWith('{"data":{')) throw new Error(`The built server answered: ${text.slice(0, 500)}`);
  }
  const early = Object.keys(require.cache).filter((file) => file.includes("/node_modules/") && !neededAtOnce.test(file));
  if (early.length > 0) throw new Error(`Loaded at start, though first used later:\n${early.slice(0, 10).join("\n")}`);
  // What is kept only fits processes with the same flags.
  setFlagsFromString("--flush-bytecode");
  writeFileSync(path.resolve(compiled), script.createCachedData());
}

keepCompiled().then(
  () => process.exit(0),
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
