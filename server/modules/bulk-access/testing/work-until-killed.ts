import "reflect-metadata";
import { createDataSource } from "../../../db/data-source.ts";
import { Database } from "../../../db/database.ts";
import { entities } from "../../../start/tables.ts";
import { BulkAccessWorker } from "../bulk-access-worker.ts";

/**
 * A worker in a process of its own. It stands still at the step in its arguments and says so, to be killed there; a step is the beginning
 * or the end of a transaction, or its middle, when all is written and nothing committed.
 */
const [url = "", now = "", stopAt = ""] = process.argv.slice(-3);
let steps = 0;

async function step(): Promise<void> {
  steps += 1;
  if (steps !== Number(stopAt)) return;
  process.stdout.write("standing still\n");
  await new Promise(() => setInterval(() => undefined, 60_000));
}

class SteppingDatabase extends Database {
  override async transaction<T>(work: Parameters<Database["transaction"]>[0]): Promise<T> {
    await step();
    const result = await super.transaction(async (tx) => {
      const done = await work(tx);
      await step();
      return done;
    });
    await step();
    return result as T;
  }
}

async function work(): Promise<void> {
  const database = new SteppingDatabase(createDataSource({ url, entities, migrations: [] }));
  await database.connect();
  await new BulkAccessWorker({ database, clock: { now: () => new Date(Number(now)) }, restShare: 0 }).run();
  await database.close();
  process.stdout.write("all done\n");
}

void work();
