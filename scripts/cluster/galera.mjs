import { spawn } from "node:child_process";
import { once } from "node:events";
import { chownSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { freePorts, makeFolder, serverUser } from "../lib/mariadb.mjs";
import { run } from "../lib/run.mjs";
import { GaleraNode } from "./galera-node.mjs";
import { provideGalera } from "./galera-program.mjs";

/** Lives as long as whoever holds its standard input, even one that was killed; then ends the nodes and takes their data along. */
const keeper = `read -r _
for file in "$0"/*/pid; do
  pid=$(cat "$file" 2>/dev/null) && grep -qs -- "$0" "/proc/$pid/cmdline" && kill -9 "$pid"
done
sleep 0.3
rm -rf -- "$0"`;

/**
 * A Galera cluster of three nodes of our own on this machine, gone without a trace when stopped.
 * @param {(text: string) => void} remark
 */
export async function startGalera(remark) {
  const { server, installer, provider } = await provideGalera(remark);
  const folder = makeFolder(false);
  const user = serverUser();
  const own = (/** @type {string} */ path) => void (user && chownSync(path, user.uid, user.gid));
  own(folder);
  const child = spawn("sh", ["-c", keeper, folder], { stdio: ["pipe", "ignore", "ignore"], detached: true });
  const ended = once(child, "exit");
  const common = ["--no-defaults", "--skip-name-resolve", ...(user ? [`--user=${user.name}`] : [])];
  const names = ["node1", "node2", "node3"];
  const ports = await freePorts(names.length * 4);
  const portsOf = (/** @type {number} */ place) => {
    const [mysql = 0, group = 0, increment = 0, state = 0] = ports.slice(place * 4);
    return { mysql, group, increment, state };
  };
  const group = names.map((_, place) => `127.0.0.1:${portsOf(place).group}`).join(",");
  const nodes = names.map((name, place) => {
    const home = join(folder, name);
    mkdirSync(home);
    own(home);
    return new GaleraNode({ name, folder: home, ports: portsOf(place), group, server, provider, common });
  });
  const stop = async () => {
    child.stdin.end();
    await ended;
  };
  try {
    const empty = [...common, `--datadir=${join(folder, "node1", "data")}`];
    await run(installer, [...empty, "--auth-root-authentication-method=normal", "--skip-test-db"]);
    for (const name of ["node2", "node3"]) {
      mkdirSync(join(folder, name, "data"));
      own(join(folder, name, "data"));
    }
    // One after the other: each is brought everything by one that has it.
    for (const [place, node] of nodes.entries()) await node.start(place === 0 ? "FIRST" : "EMPTY");
  } catch (error) {
    await stop();
    throw error;
  }
  const hosts = nodes.map(({ port }) => `127.0.0.1:${port}`);
  /** The nodes in their order, beginning with one of them. @param {string} database @param {number} [first] */
  const url = (database, first = 0) => `mariadb://root@${[...hosts.slice(first), ...hosts.slice(0, first)].join(",")}/${database}`;
  return { nodes, url, stop };
}
