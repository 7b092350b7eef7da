import { setTimeout as delay } from "node:timers/promises";
import type { EntityManager } from "typeorm";
import { Database } from "./database.ts";
import { Specimen } from "./testing/specimen.entity.ts";
import { openSpecimens, specimen, specimenSource } from "./testing/specimens.ts";

let open: Awaited<ReturnType<typeof openSpecimens>>;
beforeAll(async () => {
  open = await openSpecimens();
});
afterAll(() => open.end());

const exists = (id: string): Promise<boolean> => open.database.manager.existsBy(Specimen, { id });

/** What the drivers throw when a unit of work loses; the real ones are provoked in errors.db.test.ts. */
const deadlock = (): Error => Object.assign(new Error("Deadlock found when trying to get lock"), { code: "ER_LOCK_DEADLOCK", errno: 1213 });

test("a transaction keeps all of its writes and returns what its work returns", async () => {
  const [first, second] = [specimen(), specimen()];
  const result = await open.database.transaction(async (tx) => {
    await tx.insert(Specimen, first);
    await tx.insert(Specimen, second);
    return "done";
  });
  expect(result).toBe("done");
  expect([await exists(first.id), await exists(second.id)]).toEqual([true, true]);
});

test("a transaction whose work throws keeps nothing, runs once, and throws the same", async () => {
  const row = specimen();
  const reason = new Error("on purpose");
  let runs = 0;
  const failed = open.database.transaction(async (tx) => {
    runs += 1;
    await tx.insert(Specimen, row);
    throw reason;
  });
  await expect(failed).rejects.toBe(reason);
  expect(runs).toBe(1);
  expect(await exists(row.id)).toBe(false);
});

test("nobody sees a transaction before it is committed", async () => {
  const row = specimen();
  let seen: boolean | undefined;
  const look = delay(20).then(async () => (seen = await exists(row.id)));
  await open.database.transaction(async (tx) => {
    await tx.insert(Specimen, row);
    await look;
  });
  expect(seen).toBe(false);
  expect(await exists(row.id)).toBe(true);
});

test("a unit of work that lost runs again as a whole, in a new transaction", async () => {
  const kept: string[] = [];
  const managers = new Set<EntityManager>();
  await open.database.transaction(async (tx) => {
    const row = specimen();
    kept.push(row.id);
    managers.add(tx);
    await tx.insert(Specimen, row);
    if (kept.length < 3) throw deadlock();
  });
  expect(managers.size).toBe(3);
  expect(await Promise.all(kept.map(exists))).toEqual([false, false, true]);
});

test("after five attempts the reason is thrown", async () => {
  let runs = 0;
  const failed = open.database.transaction(async () => {
    runs += 1;
    throw deadlock();
  });
  await expect(failed).rejects.toThrow("Deadlock");
  expect(runs).toBe(5);
});

test("a COMMIT that fails certification runs the work again; one that got lost does not", async () => {
  const failCommit = async (error: Error, times: number): Promise<number> => {
    let runs = 0;
    await open.database.transaction(async (tx) => {
      runs += 1;
      const runner = tx.queryRunner;
      if (runner && runs <= times) runner.commitTransaction = () => Promise.reject(error);
    });
    return runs;
  };
  expect(await failCommit(deadlock(), 2)).toBe(3);
  const lost = Object.assign(new Error("lost"), { code: "PROTOCOL_CONNECTION_LOST" });
  await expect(failCommit(lost, 1)).rejects.toBe(lost);
});

test("what the work leaves running when it fails is not written outside of the transaction", async () => {
  const clinicId = "straggler";
  const stragglers: Promise<unknown>[] = [];
  const failed = open.database.transaction(async (tx) => {
    const keepWriting = async (): Promise<void> => {
      for (let count = 0; count < 200; count += 1) await tx.insert(Specimen, specimen({ clinicId }));
    };
    for (let count = 0; count < 5; count += 1) stragglers.push(keepWriting().catch((error: unknown) => error));
    await tx.insert(Specimen, specimen({ clinicId }));
    throw new Error("on purpose");
  });
  await expect(failed).rejects.toThrow("on purpose");
  expect(await Promise.all(stragglers)).toEqual(stragglers.map(() => expect.any(Error)));
  expect(await open.database.manager.countBy(Specimen, { clinicId })).toBe(0);
});

test("inside a transaction the outer manager and a second transaction are refused, afterwards not", async () => {
  const { database } = open;
  const captured = database.manager;
  await database.transaction(async (tx) => {
    await tx.count(Specimen);
    expect(() => database.manager).toThrow("manager that was handed");
    await expect(database.transaction(async () => undefined)).rejects.toThrow("manager that was handed");
    // A manager kept from before: on SQLite its write would wait for this transaction, which waits for it.
    if (open.url.startsWith("sqlite:")) await expect(captured.insert(Specimen, specimen())).rejects.toThrow("manager that was handed");
  });
  await database.manager.insert(Specimen, specimen());
});

test("a caught unique violation leaves the transaction usable", async () => {
  const [taken, other] = [specimen(), specimen()];
  await open.database.manager.insert(Specimen, taken);
  await open.database.transaction(async (tx) => {
    await tx.insert(Specimen, specimen({ id: taken.id })).catch(() => undefined);
    await tx.insert(Specimen, other);
  });
  expect(await exists(other.id)).toBe(true);
});

test("ping says whether the database answers, and a closed one opens again", async () => {
  const database = new Database(specimenSource(open.url));
  expect(await database.ping()).toBe(false);
  await database.connect();
  expect(await database.ping()).toBe(true);
  await database.close();
  await database.close();
  expect(await database.ping()).toBe(false);
  await database.connect();
  expect(await database.manager.count(Specimen)).toBeGreaterThan(0);
  await database.close();
});
