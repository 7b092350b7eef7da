import { setTimeout as delay } from "node:timers/promises";
import { affectedRows } from "./affected.ts";
import { Database } from "./database.ts";
import { isRetryable } from "./errors.ts";
import { Specimen } from "./testing/specimen.entity.ts";
import { openSpecimens, specimen, specimenSource } from "./testing/specimens.ts";
import { testDatabaseKind } from "./testing/test-database.ts";

let open: Awaited<ReturnType<typeof openSpecimens>>;
beforeAll(async () => {
  open = await openSpecimens();
});
afterAll(() => open.end());

test("transactions that lock two rows in opposite orders all succeed in the end", async () => {
  const { database } = open;
  const [left, right] = [specimen({ version: 0 }), specimen({ version: 0 })];
  await database.manager.insert(Specimen, [left, right]);
  let runs = 0;
  const move = (ids: readonly string[]) =>
    database.transaction(async (tx) => {
      runs += 1;
      for (const id of ids) {
        await tx.increment(Specimen, { id }, "version", 1);
        await delay(10);
      }
    });
  await Promise.all([move([left.id, right.id]), move([right.id, left.id]), move([left.id, right.id]), move([right.id, left.id])]);
  const versions = await database.manager.find(Specimen, { where: [{ id: left.id }, { id: right.id }], select: { version: true } });
  expect(versions).toEqual([{ version: 4 }, { version: 4 }]);
  // On SQLite there is one writer at a time, so nothing can deadlock.
  if (testDatabaseKind() === "mariadb") expect(runs).toBeGreaterThan(4);
  else expect(runs).toBe(4);
});

if (testDatabaseKind() === "mariadb") {
  test("a work that swallows its deadlock runs again, instead of going on outside of any transaction", async () => {
    const { database } = open;
    const [mine, theirs] = [specimen({ version: 0 }), specimen({ version: 0 })];
    await database.manager.insert(Specimen, [mine, theirs]);
    let swallowed = 0;
    const outcomes: string[] = [];
    // The other side has written more, so that InnoDB chooses ours as the victim.
    const other = database.transaction(async (tx) => {
      await tx.insert(
        Specimen,
        Array.from({ length: 50 }, () => specimen()),
      );
      await tx.increment(Specimen, { id: theirs.id }, "version", 1);
      await delay(100);
      await tx.increment(Specimen, { id: mine.id }, "version", 1);
    });
    const ours = database.transaction(async (tx) => {
      const marker = specimen();
      outcomes.push(marker.id);
      await tx.increment(Specimen, { id: mine.id }, "version", 1);
      await delay(150);
      await tx.increment(Specimen, { id: theirs.id }, "version", 1).catch((error: unknown) => {
        if (!isRetryable(error)) throw error;
        swallowed += 1;
      });
      await tx.insert(Specimen, marker).catch(() => undefined);
    });
    await Promise.all([other, ours]);
    const kept = await Promise.all(outcomes.map((id) => database.manager.existsBy(Specimen, { id })));
    expect(swallowed).toBe(1);
    expect(kept).toEqual([false, true]);
  });

  test("a connection lost in the middle of the work is replaced, and the work done once", async () => {
    const { database } = open;
    const rows: string[] = [];
    await database.transaction(async (tx) => {
      const row = specimen();
      rows.push(row.id);
      await tx.insert(Specimen, row);
      if (rows.length > 1) return;
      const [{ id }] = await tx.query("SELECT CONNECTION_ID() AS id");
      await delay(1);
      const other = new Database(specimenSource(open.url));
      await other.connect();
      await other.source.query(`KILL ${id}`);
      await other.close();
      await tx.count(Specimen);
    });
    expect(rows).toHaveLength(2);
    expect(await Promise.all(rows.map((id) => database.manager.existsBy(Specimen, { id })))).toEqual([false, true]);
  });
}

test("several processes' worth of connections count without losing one", async () => {
  const others = await Promise.all(
    [1, 2, 3].map(async () => {
      const database = new Database(specimenSource(open.url));
      await database.connect();
      return database;
    }),
  );
  const row = specimen({ version: 0 });
  await open.database.manager.insert(Specimen, row);
  const add = (database: Database) =>
    database.transaction(async (tx) => {
      const { version } = await tx.findOneByOrFail(Specimen, { id: row.id });
      const changed = await tx.update(Specimen, { id: row.id, version }, { version: version + 1 }).then(affectedRows);
      return changed === 1;
    });
  const done = (await Promise.all(others.flatMap((database) => Array.from({ length: 30 }, () => add(database))))).filter(Boolean);
  const { version } = await open.database.manager.findOneByOrFail(Specimen, { id: row.id });
  expect(version).toBe(done.length);
  await Promise.all(others.map((database) => database.close()));
});
