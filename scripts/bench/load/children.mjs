import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { keptTo } from "./cores.mjs";

/** @typedef {import("node:child_process").ChildProcess} Child */

/** @type {Set<Child>} */
const alive = new Set();

let interrupted = false;

/** Whatever was started here ends at once, and nothing is started any more. */
export function endChildren() {
  interrupted = true;
  for (const child of alive) child.kill("SIGKILL");
}

/**
 * A Node process on cores of its own. It has an IPC channel, which a server that doesn't know of it ignores.
 * @param {string[]} args @param {{ cores?: "server" | "others" | "any", env?: NodeJS.ProcessEnv, stdout?: number | "ignore" }} [options]
 */
export function launch(args, { cores = "any", env = process.env, stdout = "ignore" } = {}) {
  if (interrupted) throw new Error("Interrupted.");
  const [command = "", ...rest] = keptTo(cores, [process.execPath, ...args]);
  const child = spawn(command, rest, { env, stdio: ["ignore", stdout, "pipe", "ipc"] });
  alive.add(child);
  let said = "";
  child.stderr?.setEncoding("utf8").on("data", (text) => (said = (said + text).slice(-4_000)));
  const ended = new Promise((resolve) => child.once("close", resolve)).then(() => void alive.delete(child));
  const failed = ended.then(() => Promise.reject(new Error(interrupted ? "Interrupted." : `${args[0]} ended.\n${said}`)));
  failed.catch(() => undefined);
  child.on("error", () => undefined);

  /** What it says next. @returns {Promise<any>} */
  const heard = async () => (await Promise.race([once(child, "message"), failed]))[0];

  const stop = async () => {
    child.kill("SIGTERM");
    const late = setTimeout(() => child.kill("SIGKILL"), 10_000);
    await ended;
    clearTimeout(late);
  };
  return { child, pid: Number(child.pid), heard, failed, stop };
}

/** @returns {Promise<number>} */
export async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  server.close();
  await once(server, "close");
  return port;
}
