import "reflect-metadata";
import { readConfig } from "../../../config.ts";
import { Database } from "../../../db/database.ts";
import { firstWriteOfCall } from "../../../db/first-write.ts";
import { createLogger } from "../../../gateways/logger.ts";
import { IdempotencyService } from "../../../modules/idempotency/idempotency.service.ts";
import { assemble } from "../../../start/assemble.ts";
import { serve } from "../../../start/serve.ts";

/** The product in a process of its own, which stands still at the step in its arguments and says so, to be killed there. */
const [url = "", keys = "", now = "", stopAt = "", folder = ""] = process.argv.slice(-5);
let steps = 0;

async function step(): Promise<void> {
  steps += 1;
  if (steps !== Number(stopAt)) return;
  process.stdout.write("standing still\n");
  await new Promise(() => setInterval(() => undefined, 60_000));
}

/** Of calls with a key: within a unit of work, with all of it done and nothing kept, and after it. */
const { transaction } = Database.prototype;
Database.prototype.transaction = async function <T>(this: Database, work: Parameters<Database["transaction"]>[0]): Promise<T> {
  if (!firstWriteOfCall()) return transaction.call(this, work) as Promise<T>;
  const result = await transaction.call(this, async (tx) => {
    const made = await work(tx);
    await step();
    return made;
  });
  await step();
  return result as T;
};

/** And with the answer kept, before anybody has it. */
const { settle } = IdempotencyService.prototype;
IdempotencyService.prototype.settle = async function (...settled) {
  await settle.apply(this, settled);
  await step();
};

async function run(): Promise<void> {
  const environment = { DEMO: "1", PORT: "0", DATABASE_URL: url, PUBLIC_URL: "http://localhost", SECRET_KEYS: keys };
  const folders = { inboxFolder: `${folder}/inbox`, filesUrl: `file:${folder}/files`, dataFolder: folder, clientFolder: folder };
  const config = { ...readConfig(environment), ...folders };
  const clock = { now: () => new Date(Number(now)) };
  const serving = await serve(await assemble(config, { clock, logger: createLogger({ level: "silent" }) }), { worker: false });
  process.stdout.write(`listening on ${serving.port}\n`);
}

void run();
