import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";

/** What is measured has the first core alone; what drives it, and its database, have the others. */
export const serverCores = "0";
const otherCores = `1-${availableParallelism() - 1}`;

export const canPin = availableParallelism() > 1 && spawnSync("taskset", ["--version"]).status === 0;

/** A command that keeps to these cores, where they can be told apart. @param {"server" | "others" | "any"} cores @param {string[]} command */
export const keptTo = (cores, command) =>
  canPin && cores !== "any" ? ["taskset", "-c", cores === "server" ? serverCores : otherCores, ...command] : command;

/** @param {import("mysql2/promise").Connection} connection to a server of ours, which leaves the measured core with all of its threads */
export async function moveDatabase(connection) {
  if (!canPin) return;
  const [rows] = await connection.query("SELECT @@pid_file AS file");
  const [{ file }] = /** @type {[{ file: string }]} */ (rows);
  const moved = spawnSync("taskset", ["-a", "-c", "-p", otherCores, readFileSync(file, "utf8").trim()]);
  if (moved.status !== 0) throw new Error("The database could not be moved to another core.");
}

export const coresSaid = canPin
  ? `the server alone on core ${serverCores}; what drives it and MariaDB on core${otherCores === "1-1" ? " 1" : `s ${otherCores}`}`
  : "NOT on cores of their own (taskset or a second core is missing): what drives the server takes its time";
