import { Database } from "../database.ts";
import { createDataSource } from "../data-source.ts";
import { newId } from "../../kernel/id.ts";

/** A process of its own: writes to the database in its arguments and prints each row's id once it is acknowledged. */
const [url = ""] = process.argv.slice(-1);
const database = new Database(createDataSource({ url, entities: [], migrations: [] }));
const insert = "INSERT INTO acknowledged (id, origin) VALUES (?, ?)";

async function work(worker: number): Promise<void> {
  for (let round = 0; ; round += 1) {
    const id = newId();
    if (worker % 3 === 0) await database.manager.query(insert, [id, "plain"]);
    else if (worker % 3 === 1) await transact(id, "kept", false);
    else await transact(id, "failed", true);
    if (worker % 3 !== 2) process.stdout.write(`${id}\n`);
  }
}

async function transact(id: string, origin: string, fails: boolean): Promise<void> {
  const done = database.transaction(async (tx) => {
    await tx.query(insert, [id, origin]);
    await tx.query(insert, [`${id}-twin`, origin]);
    if (fails) throw new Error("on purpose");
  });
  await (fails ? done.catch(() => undefined) : done);
}

void database.connect().then(() => Promise.all(Array.from({ length: 9 }, (_, worker) => work(worker))));
