import { existsSync, readFileSync } from "node:fs";

/** In Linux's own accounts, whatever the kernel's clock: always a hundred a second. */
const tickMs = 10;

/** What a process has used so far: CPU in ms, user and system, of all its threads; memory in MiB. Nothing where there is no /proc. @param {number} pid */
export function usageOf(pid) {
  if (!existsSync(`/proc/${pid}/stat`)) return { cpuMs: NaN, rss: NaN, highest: NaN };
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
    .replace(/^.*\) /s, "")
    .split(" ");
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  const mebibytes = (/** @type {string} */ name) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(status)?.[1] ?? NaN) / 1024;
  return { cpuMs: (Number(fields[11]) + Number(fields[12])) * tickMs, rss: mebibytes("VmRSS"), highest: mebibytes("VmHWM") };
}
