import { spawn } from "node:child_process";
import { once } from "node:events";
import { chownSync, existsSync, mkdtempSync, readFileSync, rmSync, statfsSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { provideMariadb } from "./mariadb-program.mjs";
import { run } from "./run.mjs";

const enough = 1024 ** 3;

/** Ends with whoever holds its standard input, even one that was killed, and takes the data along. */
const keeper = 'exec 3<&0; "$@" 3<&- & server=$!; (read -r _ <&3; kill $server) & wait $server; rm -rf -- "$0"';

/** MariaDB doesn't like to run as root. @returns {{ name: string, uid: number, gid: number } | undefined} */
export function serverUser() {
  if (process.getuid?.() !== 0) return undefined;
  const users = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  const [name = "root", , uid, gid] = users.find(([user]) => user === "mysql") ?? users.find(([user]) => user === "nobody") ?? [];
  return { name, uid: Number(uid ?? 0), gid: Number(gid ?? 0) };
}

/** In memory where there is room and what is kept is little: it starts three times faster. @param {boolean} large */
export function makeFolder(large) {
  const memory = "/dev/shm";
  const roomy = !large && existsSync(memory) && statfsSync(memory).bavail * statfsSync(memory).bsize > enough;
  return mkdtempSync(join(roomy ? memory : tmpdir(), "portail-mariadb-"));
}

/** @param {number} count @returns {Promise<number[]>} ports that nobody listens on, all of them different */
export async function freePorts(count) {
  const servers = Array.from({ length: count }, () => createServer().listen(0, "127.0.0.1"));
  await Promise.all(servers.map((server) => once(server, "listening")));
  const ports = servers.map((server) => Number(/** @type {import("node:net").AddressInfo} */ (server.address()).port));
  for (const server of servers) server.close();
  await Promise.all(servers.map((server) => once(server, "close")));
  return ports;
}

/** @param {number} port @param {() => boolean} ended */
export async function untilItAnswers(port, ended) {
  const { createConnection } = await import("mysql2/promise");
  const giveUp = Date.now() + 60_000;
  for (;;) {
    try {
      const connection = await createConnection({ host: "127.0.0.1", port, user: "root" });
      await connection.query("SELECT 1");
      return await connection.end();
    } catch (error) {
      if (ended() || Date.now() > giveUp) throw error;
      await wait(50);
    }
  }
}

/**
 * A MariaDB of our own: its data in a new folder, on a free port, gone without a trace when stopped.
 * @param {(text: string) => void} remark
 * @param {{ large?: boolean, settings?: string[] }} [options] large: for more data than memory should hold
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 */
export async function startMariadb(remark, { large = false, settings: special = [] } = {}) {
  const { server, installer } = await provideMariadb(remark);
  const folder = makeFolder(large);
  const user = serverUser();
  if (user) chownSync(folder, user.uid, user.gid);
  const common = ["--no-defaults", `--datadir=${join(folder, "data")}`, "--skip-name-resolve", ...(user ? [`--user=${user.name}`] : [])];
  try {
    await run(installer, [...common, "--auth-root-authentication-method=normal", "--skip-test-db"]);
  } catch (error) {
    rmSync(folder, { recursive: true });
    throw error;
  }
  const [port = 0] = await freePorts(1);
  const settings = [
    `--socket=${join(folder, "s.sock")}`,
    `--pid-file=${join(folder, "pid")}`,
    `--port=${port}`,
    "--bind-address=127.0.0.1",
    "--character-set-server=utf8mb4",
    "--collation-server=utf8mb4_bin",
    "--default-time-zone=+00:00",
    "--skip-log-bin",
    "--max-connections=500",
    ...special,
  ];
  // Detached: the terminal's interrupt is not for it, it is stopped when the tests have ended.
  const child = spawn("sh", ["-c", keeper, folder, server, ...common, ...settings], { stdio: ["pipe", "ignore", "pipe"], detached: true });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text) => (said = (said + text).slice(-4000)));
  const ended = once(child, "exit");
  const stop = async () => {
    child.stdin.end();
    await ended;
  };
  try {
    await untilItAnswers(port, () => child.exitCode !== null);
  } catch (error) {
    await stop();
    throw new Error(`MariaDB did not start:\n${said}`, { cause: error });
  }
  return { url: `mariadb://root@127.0.0.1:${port}/`, stop };
}
