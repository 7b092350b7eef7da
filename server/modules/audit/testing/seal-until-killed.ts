import "reflect-metadata";
import { createDataSource } from "../../../db/data-source.ts";
import { Database } from "../../../db/database.ts";
import { entities } from "../../../start/tables.ts";
import { sealClinic } from "../chain/seal-clinic.ts";

/**
 * Seals a clinic's trail in a process of its own. It stands still at the step in its arguments and says so, to be killed there; a step is
 * the beginning or the end of a transaction, or its middle, when all is written and nothing committed.
 */
const [url = "", clinicId = "", now = "", stopAt = ""] = process.argv.slice(-4);
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

async function seal(): Promise<void> {
  const database = new SteppingDatabase(createDataSource({ url, entities, migrations: [] }));
  await database.connect();
  // Who loses to another one comes again, as the sweep does.
  for (let idle = 0; idle < 3;) idle = (await sealClinic(database, clinicId, new Date(Number(now)))) === 0 ? idle + 1 : 0;
  await database.close();
  process.stdout.write("all done\n");
}

void seal();
