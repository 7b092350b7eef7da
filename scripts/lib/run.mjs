import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { constants } from "node:os";
import { join } from "node:path";

/** @typedef {{ env?: NodeJS.ProcessEnv, cwd?: string }} RunOptions */

/** A command that ended badly, with everything it had printed. */
export class CommandFailed extends Error {
  /** @param {string} command @param {string} output */
  constructor(command, output) {
    super(`${command} failed`);
    this.output = output;
  }
}

/** @type {Set<import("node:child_process").ChildProcess>} */
const running = new Set();

let ending = false;

/** @param {NodeJS.Signals} signal */
export function signalRunning(signal) {
  ending = true;
  for (const child of running) child.kill(signal);
}

/** What asks this process to end asks its children, and no other one is started after it. */
export function passSignalsOn() {
  for (const signal of /** @type {const} */ (["SIGTERM", "SIGHUP"])) process.on(signal, () => signalRunning(signal));
  process.on("SIGINT", () => {
    // A terminal sends its interrupt to all of them itself.
    if (process.stdin.isTTY) ending = true;
    else signalRunning("SIGINT");
  });
  if (process.env["npm_lifecycle_event"]) endWithParent();
}

/** npm hands a signal to the shell between it and us, which ends without telling us. */
function endWithParent() {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.emit("SIGTERM");
  }, 250).unref();
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {import("node:child_process").SpawnOptions} options
 */
function launch(command, args, options) {
  if (ending) throw new Error("Interrupted.");
  const child = spawn(command, args, options);
  running.add(child);
  /** @type {Promise<{ code: number | null, signal: NodeJS.Signals | null }>} */
  const ended = new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => resolve({ code, signal }));
  }).finally(() => running.delete(child));
  return { child, ended };
}

/**
 * Runs a command to its end and gives what it wrote to standard output; all it printed comes with the failure.
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions} [options]
 */
export async function run(command, args, options = {}) {
  const { child, ended } = launch(command, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
  let stdout = "";
  let output = "";
  child.stdout?.setEncoding("utf8").on("data", (text) => {
    stdout += text;
    output += text;
  });
  child.stderr?.setEncoding("utf8").on("data", (text) => {
    output += text;
  });
  const { code, signal } = await ended;
  if (code !== 0) throw new CommandFailed([command, ...args].join(" "), output.trim() || `It ended with ${signal ?? `code ${code}`}.`);
  return stdout;
}

/**
 * @param {string} name a package that is one command, or `package:command`
 * @returns {string} the file that Node runs for it, also where node_modules/.bin holds no scripts
 */
function binFile(name) {
  const [packageName = name, command = packageName] = name.split(":");
  /** @type {{ bin: string | Record<string, string> }} */
  const { bin } = JSON.parse(readFileSync(join("node_modules", packageName, "package.json"), "utf8"));
  const file = typeof bin === "string" ? bin : bin[command];
  if (!file) throw new Error(`The package ${packageName} has no command ${command}.`);
  return join("node_modules", packageName, file);
}

/** @param {string} name see binFile @param {string[]} args @param {RunOptions} [options] */
export const runBin = (name, args, options) => run(process.execPath, [binFile(name), ...args], options);

/** @param {string} name see binFile @param {string[]} args @param {RunOptions} [options] */
export const runBinInForeground = async (name, args, options) => runInForeground(process.execPath, [binFile(name), ...args], options);

/**
 * Runs a command that owns the terminal until it ends.
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions} [options]
 */
export const runInForeground = async (command, args, options = {}) => launch(command, args, { ...options, stdio: "inherit" }).ended;

/** @param {{ code: number | null, signal: NodeJS.Signals | null }} end */
export const exitCode = ({ code, signal }) => code ?? 128 + (signal ? constants.signals[signal] : 0);
