import { writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { benchDatabaseOn } from "../home/environment.mjs";
import { launchProduct, untilAnswered } from "../home/home-product.mjs";
import { homeRequests } from "../home/home-requests.mjs";
import { freePort, launch } from "../load/children.mjs";
import { database } from "../product.mjs";

/** @typedef {import("../load/pace.mjs").Sent} Sent */
/** @typedef {{ name: string, pid: number, port: number, sent: Sent[], requests: string, stop: () => Promise<void> }} Subject requests: the file of what is sent */

const others = { floor: "floor", "GraphQL Yoga": "yoga", "Mercurius, JIT": "mercurius", "Apollo, TypeORM": "apollo" };

/**
 * The product, the floor and what else a user would pick, each a process of its own on the measured core, in production mode.
 * @param {{ url: string, clinic: import("../home/home-clinic.mjs").HomeClinic, folder: string, flags?: string[], only?: readonly string[] }} given
 * @returns {Promise<Subject[]>}
 */
export async function startSubjects({ url, clinic, folder, flags = [], only }) {
  const files = { hash: path.join(folder, "by-hash.json"), text: path.join(folder, "by-text.json") };
  const sent = { hash: homeRequests(clinic, "hash"), text: homeRequests(clinic, "text") };
  for (const kind of /** @type {const} */ (["hash", "text"])) writeFileSync(files[kind], JSON.stringify(sent[kind]));
  /** @type {Subject[]} */
  const started = [];
  try {
    const { pid, port, failed, stop } = await launchProduct({ databaseUrl: benchDatabaseOn(url), folder, flags });
    started.push({ name: "product", pid, port, sent: sent.hash, requests: files.hash, stop });
    await untilAnswered(port, /** @type {Sent} */ (sent.hash[0]), failed);
    for (const [name, file] of Object.entries(others).filter(([name]) => !only || only.includes(name))) {
      const free = await freePort();
      const program = fileURLToPath(new URL(`${file}-server.mjs`, import.meta.url));
      const given = JSON.stringify({ url, database, clinicId: clinic.clinicId, port: free });
      const child = launch([program, given], { cores: "server", env: { ...process.env, NODE_ENV: "production" } });
      const kind = name === "floor" ? "hash" : "text";
      started.push({ name, pid: child.pid, port: free, sent: sent[kind], requests: files[kind], stop: child.stop });
      await child.heard();
    }
    return started;
  } catch (error) {
    for (const { stop } of started) await stop();
    throw error;
  }
}
