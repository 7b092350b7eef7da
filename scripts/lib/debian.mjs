import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { run } from "./run.mjs";

const moreFolders = ["/usr/sbin", "/usr/local/sbin", "/usr/libexec", "/opt/homebrew/bin", "/usr/local/bin", "/usr/bin"];

/** @param {string[]} names @returns {string | undefined} the first of these programs that is on the machine */
export function findProgram(...names) {
  const folders = [...(process.env["PATH"] ?? "").split(delimiter), ...moreFolders];
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((file) => existsSync(file));
}

const quietly = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };

/** @type {Promise<unknown> | undefined} */
let listed;

/**
 * Installs Debian's packages where that can be done without asking anybody.
 * @param {string[]} packages
 * @param {string} instruction what to tell the reader elsewhere
 */
export async function installDebian(packages, instruction) {
  const apt = findProgram("apt-get");
  if (!apt || process.getuid?.() !== 0) throw new Error(instruction);
  // Another installation may be at work.
  const options = ["-o", "DPkg::Lock::Timeout=300", "-q"];
  await (listed ??= run(apt, [...options, "update"], { env: quietly }));
  await run(apt, [...options, "install", "-y", "--no-install-recommends", ...packages], { env: quietly });
}
