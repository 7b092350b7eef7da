import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { run } from "../../lib/run.mjs";

const main = resolve("dist/server/main.js");

/** What the built client is for the server: three pages, and what they may send. @param {string} folder @param {object} documents */
export function writeClient(folder, documents) {
  for (const app of ["admin", "portal", "docs"]) {
    mkdirSync(join(folder, "dist/client", app), { recursive: true });
    writeFileSync(join(folder, "dist/client", app, "index.html"), "<!doctype html>");
  }
  mkdirSync(join(folder, "dist/client/assets"), { recursive: true });
  writeFileSync(join(folder, "dist/persisted-documents.json"), JSON.stringify(documents));
}

/** A process of the built product, in production mode, as an operator starts it. */
export class ProductProcess {
  #child;
  /** @type {{ ready: boolean, at: number }[]} */
  readiness = [];
  #watching = true;
  #watched;

  /** @param {{ folder: string, port: number, env: Record<string, string> }} given */
  constructor({ folder, port, env }) {
    this.port = port;
    this.log = join(folder, `product-${port}.log`);
    const out = openSync(this.log, "w");
    this.#child = spawn(process.execPath, [main], { cwd: folder, env: { ...env, PORT: String(port) }, stdio: ["ignore", out, out] });
    closeSync(out);
    this.#watched = this.#watch();
  }

  get alive() {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  async untilReady() {
    const giveUp = Date.now() + 30_000;
    while (this.readiness.at(-1)?.ready !== true) {
      if (!this.alive || Date.now() > giveUp)
        throw new Error(`The product did not start:\n${readFileSync(this.log, "utf8").slice(-2_000)}`);
      await wait(50);
    }
  }

  /** Each change of what `/ready` says, asked ten times a second. */
  async #watch() {
    while (this.#watching) {
      const answer = await fetch(`http://127.0.0.1:${this.port}/ready`, { signal: AbortSignal.timeout(5_000) }).catch(() => null);
      const ready = answer?.status === 200;
      await answer?.arrayBuffer();
      if (this.readiness.at(-1)?.ready !== ready) this.readiness.push({ ready, at: performance.now() });
      await wait(100);
    }
  }

  /** @returns {Promise<number | null>} the exit code */
  async stop() {
    this.#watching = false;
    await this.#watched;
    if (!this.alive) return this.#child.exitCode;
    const ended = once(this.#child, "exit");
    this.#child.kill("SIGTERM");
    await ended;
    return this.#child.exitCode;
  }

  /** What it complained of last. */
  faults() {
    const lines = readFileSync(this.log, "utf8").trim().split("\n");
    return lines.filter((line) => /fault/.test(line)).slice(-5);
  }

  /** How often its log says that it went over to another host, and how the one was that it left. */
  failovers() {
    const lines = readFileSync(this.log, "utf8").split("\n");
    return lines.filter((line) => line.includes('"database.failed-over"')).map((line) => String(JSON.parse(line).kind));
  }

  kill() {
    this.#watching = false;
    this.#child.kill("SIGKILL");
  }
}

/** One of the product's commands. @param {string} file @param {string[]} args @param {string} folder @param {Record<string, string>} env */
export const command = (file, args, folder, env) =>
  run(process.execPath, [resolve("dist/server/cli", file), ...args], { cwd: folder, env });
