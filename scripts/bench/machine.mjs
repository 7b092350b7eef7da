import { execFileSync } from "node:child_process";
import { availableParallelism, cpus, loadavg } from "node:os";

/** @param {string[]} args */
function git(args) {
  try {
    return execFileSync("git", args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  } catch {
    return null;
  }
}

/** What was measured, where and when. */
export const machineFacts = () => ({
  commit: git(["rev-parse", "HEAD"]),
  /** Whether files differ from that commit. */
  changed: Boolean(git(["status", "--porcelain", "--untracked-files=no"])),
  node: process.versions.node,
  cpu: cpus()[0]?.model ?? null,
  cores: availableParallelism(),
  date: new Date().toISOString(),
});

/** A line to add where the numbers can't be trusted. */
export function busyMachine() {
  const [, load = 0] = loadavg();
  const cores = availableParallelism();
  const most = cores + 1;
  return load > most ? [`load ${load.toFixed(1)} on ${cores} cores: the machine does other work too, and all of this is noisy`] : [];
}
