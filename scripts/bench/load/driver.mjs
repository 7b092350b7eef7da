import { fileURLToPath } from "node:url";
import { launch } from "./children.mjs";

/** @typedef {{ port: number, requests: string }} Target requests: the file that holds them */
/** @typedef {{ count: number, wrong: number, p50: number, p99: number }} Driven latencies in milliseconds */

/** What sends requests, from a process and a core of its own. */
export function startDriver() {
  const { child, heard, stop } = launch([fileURLToPath(new URL("load-driver.mjs", import.meta.url))], { cores: "others" });
  /** @param {object} order @returns {Promise<any>} */
  const drive = async (order) => {
    child.send(order);
    const measured = await heard();
    if (measured.wrong > 0) throw new Error(`${measured.wrong} of ${measured.count} answers were wrong.`);
    return measured;
  };
  return {
    stop,
    /** @param {Target & { connections: number, seconds?: number, amount?: number }} given @returns {Promise<Driven & { ms: number }>} */
    saturate: (given) => drive({ kind: "saturate", ...given }),
    /** @param {Target & { rate: number, seconds: number }} given @returns {Promise<Driven>} */
    pace: (given) => drive({ kind: "pace", ...given }),
  };
}
