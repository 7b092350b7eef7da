import { closeSync, openSync } from "node:fs";
import path from "node:path";
import { Agent } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { freePort, launch } from "../load/children.mjs";
import { ask } from "../load/pace.mjs";
import { productionEnvironment } from "./environment.mjs";

/** @param {number} port @param {import("../load/pace.mjs").Sent} request @param {Promise<never>} failed */
export async function untilAnswered(port, request, failed, everyMs = 50) {
  const agent = new Agent({ keepAlive: false });
  for (;;) {
    const answered = await Promise.race([ask(agent, port, request).catch(() => undefined), failed]);
    if (answered?.status === 200) return answered.text;
    await Promise.race([wait(everyMs), failed]);
  }
}

/**
 * The built product as it runs in production, a process of its own: nothing of it is switched off, and what it logs goes into a file.
 * @param {{ databaseUrl: string, folder: string, flags?: string[], cores?: "server" | "any", env?: Record<string, string> }} given
 */
export async function launchProduct({ databaseUrl, folder, flags = [], cores = "server", env = {} }) {
  const port = await freePort();
  const log = openSync(path.join(folder, "product.log"), "a");
  try {
    return {
      ...launch([...flags, path.resolve("dist/server/main.js")], {
        cores,
        env: { ...productionEnvironment({ databaseUrl, folder, port }), ...env },
        stdout: log,
      }),
      port,
    };
  } finally {
    closeSync(log);
  }
}
