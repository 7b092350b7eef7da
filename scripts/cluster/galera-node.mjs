import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { createConnection } from "mysql2/promise";
import { CommandFailed, run } from "../lib/run.mjs";

/** @typedef {{ mysql: number, group: number, increment: number, state: number }} Ports */
/** @typedef {{ name: string, folder: string, ports: Ports, group: string, server: string, provider: string, common: string[] }} NodePlace */

const longestStartMs = 60_000;

/** Of an address each that others reach it at; how fast the group notices that one of it is gone. @param {NodePlace} place */
const settings = ({ name, folder, ports, group, provider }) => [
  `--socket=${join(folder, "s.sock")}`,
  `--pid-file=${join(folder, "pid")}`,
  `--port=${ports.mysql}`,
  "--bind-address=127.0.0.1",
  "--character-set-server=utf8mb4",
  "--collation-server=utf8mb4_bin",
  "--default-time-zone=+00:00",
  "--max-connections=300",
  "--innodb-buffer-pool-size=128M",
  "--binlog-format=ROW",
  "--innodb-autoinc-lock-mode=2",
  "--wsrep-on=ON",
  `--wsrep-provider=${provider}`,
  "--wsrep-cluster-name=portail",
  `--wsrep-cluster-address=gcomm://${group}`,
  `--wsrep-node-name=${name}`,
  "--wsrep-node-address=127.0.0.1",
  "--wsrep-slave-threads=2",
  "--wsrep-sst-method=rsync",
  `--wsrep-sst-receive-address=127.0.0.1:${ports.state}`,
  `--wsrep-provider-options=${[
    `gmcast.listen_addr=tcp://127.0.0.1:${ports.group}`,
    `base_port=${ports.group}`,
    `ist.recv_addr=127.0.0.1:${ports.increment}`,
    "gcache.size=128M",
    "evs.keepalive_period=PT0.25S",
    "evs.inactive_check_period=PT0.25S",
    "evs.suspect_timeout=PT1.5S",
    "evs.inactive_timeout=PT4S",
    "pc.recovery=FALSE",
  ].join(";")}`,
];

/** One node of a Galera cluster, with a folder of its own. */
export class GaleraNode {
  /** @type {import("node:child_process").ChildProcess | null} */
  #child = null;
  #place;

  /** @param {NodePlace} place */
  constructor(place) {
    this.#place = place;
    this.name = place.name;
    this.port = place.ports.mysql;
  }

  get #log() {
    return join(this.#place.folder, "log");
  }

  /** @param {string[]} special */
  #arguments(special) {
    return [...this.#place.common, `--datadir=${join(this.#place.folder, "data")}`, ...settings(this.#place), ...special];
  }

  /** Starts it, as the first of the cluster, with nothing, or with what it had; and waits until it has everything. @param {"FIRST" | "EMPTY" | "AGAIN"} how */
  async start(how) {
    const from = how === "FIRST" ? ["--wsrep-new-cluster"] : how === "AGAIN" ? await this.#position() : [];
    const log = openSync(this.#log, "a");
    // Detached: the terminal's interrupt is not for it.
    this.#child = spawn(this.#place.server, this.#arguments(from), { stdio: ["ignore", log, log], detached: true });
    closeSync(log);
    const giveUp = Date.now() + longestStartMs;
    while (!(await this.isSynced())) {
      if (this.#child.exitCode !== null || Date.now() > giveUp) throw new CommandFailed(`The node ${this.name}`, this.said().slice(-4_000));
      await wait(100);
    }
  }

  /** What it had when it ended, so that it is brought only what it has missed. */
  async #position() {
    const found = join(this.#place.folder, "recovery.err");
    await run(this.#place.server, this.#arguments(["--wsrep-recover", `--log-error=${found}`]));
    const [, position] = [...readFileSync(found, "utf8").matchAll(/Recovered position:\s*(\S+)/g)].at(-1) ?? [];
    return position ? [`--wsrep-start-position=${position}`] : [];
  }

  async kill() {
    await this.#end("SIGKILL");
  }

  async stop() {
    await this.#end("SIGTERM");
  }

  /** Neither works nor answers, until it is thawed. */
  freeze() {
    this.#child?.kill("SIGSTOP");
  }

  thaw() {
    this.#child?.kill("SIGCONT");
  }

  /** @param {NodeJS.Signals} signal */
  async #end(signal) {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill(signal);
    await ended;
  }

  said() {
    return readFileSync(this.#log, "utf8");
  }

  /** @param {string} sql @param {string} [database] @returns {Promise<Record<string, unknown>[]>} */
  async query(sql, database) {
    const connection = await createConnection({ host: "127.0.0.1", port: this.port, user: "root", ...(database && { database }) });
    try {
      const [rows] = await connection.query(sql);
      return /** @type {Record<string, unknown>[]} */ (rows);
    } finally {
      connection.destroy();
    }
  }

  async isSynced() {
    const rows = await this.query("SHOW GLOBAL STATUS LIKE 'wsrep_local_state_comment'").catch(() => []);
    return rows[0]?.["Value"] === "Synced";
  }
}
