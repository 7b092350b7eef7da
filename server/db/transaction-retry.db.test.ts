import { setTimeout as delay } from "node:timers/promises";
import { affectedRows } from "./affected.ts";
import { Database } from "./database.ts";
import { databaseErrorCode, isConnectionLost, isRetryable, isUnavailable } from "./errors.ts";
import type { CommitRefuser } from "./testing/commit-refuser.ts";
import { startCommitRefuser } from "./testing/commit-refuser.ts";
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

if (testDatabaseKind() === "mariadb") {
  test("a lock that was waited for in vain is waited for again, with the whole of the work", async () => {
    const { database, url } = open;
    const row = specimen({ version: 0 });
    await database.manager.insert(Specimen, row);
    const holder = new Database(specimenSource(url));
    await holder.connect();
    let release!: () => void;
    const released = new Promise<void>((resolve) => (release = resolve));
    let taken!: () => void;
    const isTaken = new Promise<void>((resolve) => (taken = resolve));
    const holding = holder.transaction(async (tx) => {
      await tx.increment(Specimen, { id: row.id }, "version", 10);
      taken();
      await released;
    });
    await isTaken;
    const retried: string[] = [];
    const impatient = new Database(specimenSource(url), (at) => retried.push(at));
    await impatient.connect();
    const runs: { readonly id: string; readonly error: string | undefined }[] = [];
    await impatient.transaction(async (tx) => {
      const marker = specimen();
      await tx.query("SET SESSION innodb_lock_wait_timeout = 1");
      await tx.insert(Specimen, marker);
      const waited = tx.increment(Specimen, { id: row.id }, "version", 1);
      const error: unknown = await waited.then(
        () => undefined,
        (thrown: unknown) => thrown,
      );
      runs.push({ id: marker.id, error: databaseErrorCode(error) });
      if (error === undefined) return;
      release();
      await holding;
      throw error;
    });
    expect(runs.map(({ error }) => error)).toEqual(["ER_LOCK_WAIT_TIMEOUT", undefined]);
    expect(retried).toEqual(["statement"]);
    // The server itself would have kept what came before the wait.
    expect(await Promise.all(runs.map(({ id }) => database.manager.existsBy(Specimen, { id })))).toEqual([false, true]);
    expect(await database.manager.findOneByOrFail(Specimen, { id: row.id })).toMatchObject({ version: 11 });
    await Promise.all([holder.close(), impatient.close()]);
  });

  describe("a COMMIT that is refused", () => {
    let refuser: CommitRefuser;
    let database: Database;
    let retried: string[];

    beforeEach(async () => {
      const url = new URL(open.url);
      refuser = await startCommitRefuser({ host: url.hostname, port: Number(url.port || 3306) });
      url.host = `127.0.0.1:${refuser.port}`;
      retried = [];
      database = new Database(specimenSource(url.href), (at) => retried.push(at));
      await database.connect();
    });
    afterEach(async () => {
      await database.close();
      await refuser.close();
    });

    /** Two rows and a count, in one unit; which rows each run wrote. */
    async function write(counted: Specimen) {
      const runs: string[][] = [];
      const unit = database.transaction(async (tx) => {
        const rows = [specimen(), specimen()];
        runs.push(rows.map(({ id }) => id));
        for (const row of rows) await tx.insert(Specimen, row);
        await tx.increment(Specimen, { id: counted.id }, "version", 1);
      });
      const error = await unit.then(
        () => undefined,
        (thrown: unknown) => thrown,
      );
      const { manager } = open.database;
      const kept = await Promise.all(
        runs.map(async (ids) => (await Promise.all(ids.map((id) => manager.existsBy(Specimen, { id })))).join()),
      );
      const { version } = await manager.findOneByOrFail(Specimen, { id: counted.id });
      return { error, kept, version };
    }

    const counted = async (): Promise<Specimen> => {
      const row = specimen({ version: 0 });
      await open.database.manager.insert(Specimen, row);
      return row;
    };

    test.each([
      ["Galera's certification", 1213],
      ["group replication's certification", 3101],
      ["TiDB's commit", 8022],
      ["TiDB's write conflict", 9007],
    ])("by %s runs the whole of the work again, and it is done once", async (_, code) => {
      refuser.refuse(code, code);
      const { error, kept, version } = await write(await counted());
      expect([error, version, retried]).toEqual([undefined, 1, ["commit", "commit"]]);
      expect(kept).toEqual(["false,false", "false,false", "true,true"]);
    });

    test("each time keeps nothing, and says that the same may succeed later", async () => {
      refuser.refuse(...Array.from({ length: 5 }, () => 1213));
      const { error, kept, version } = await write(await counted());
      expect([isRetryable(error), isUnavailable(error), version]).toEqual([true, true, 0]);
      expect(kept).toEqual(Array.from({ length: 5 }, () => "false,false"));
    });

    test("by anything else is not tried again", async () => {
      refuser.refuse(1290);
      const { error, kept } = await write(await counted());
      expect([error === undefined, isRetryable(error), kept]).toEqual([false, false, ["false,false"]]);
    });

    test("by a connection that ends leaves open what became of it, and is not run again", async () => {
      refuser.refuse("CUT");
      const { error, kept } = await write(await counted());
      expect([isConnectionLost(error), kept.length, retried]).toEqual([true, 1, []]);
    });
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
