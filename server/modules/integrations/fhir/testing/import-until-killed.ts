import "reflect-metadata";
import { readConfig } from "../../../../config.ts";
import { Database } from "../../../../db/database.ts";
import { createLogger } from "../../../../gateways/logger.ts";
import { assemble } from "../../../../start/assemble.ts";

/**
 * A worker in a process of its own. It stands still at the step in its arguments and says so, to be killed there; a step is the beginning
 * or the end of a transaction, or its middle, when all is written and nothing committed.
 */
const [url = "", keys = "", now = "", stopAt = ""] = process.argv.slice(-4);
let steps = 0;

async function step(): Promise<void> {
  steps += 1;
  if (steps !== Number(stopAt)) return;
  process.stdout.write("standing still\n");
  await new Promise(() => setInterval(() => undefined, 60_000));
}

const unwatched = Database.prototype.transaction;

Database.prototype.transaction = async function <T>(work: Parameters<typeof unwatched>[0]): Promise<T> {
  await step();
  const result = await unwatched.call(this, async (tx) => {
    const done = await work(tx);
    await step();
    return done;
  });
  await step();
  return result as T;
};

async function work(): Promise<void> {
  const config = readConfig({ DEMO: "1", PORT: "0", DATABASE_URL: url, PUBLIC_URL: "http://localhost", SECRET_KEYS: keys });
  const clock = { now: () => new Date(Number(now)) };
  const { services, database } = await assemble(config, { clock, logger: createLogger({ level: "silent" }) });
  await services.fhirImports.worker.run();
  await database.close();
  process.stdout.write("all done\n");
}

void work();
