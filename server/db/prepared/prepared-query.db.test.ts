import { setTimeout as delay } from "node:timers/promises";
import type * as mysql2 from "mysql2";
import type { EntityManager, QueryRunner } from "typeorm";
import { QueryFailedError } from "typeorm";
import { StatementCounter } from "../../testing/statement-counter.ts";
import { createDataSource } from "../data-source.ts";
import { Database } from "../database.ts";
import { isConnectionLost, isUniqueViolation } from "../errors.ts";
import { insertRows } from "../insert-rows.ts";
import { observeStatements } from "../observe-statements.ts";
import { Specimen } from "../testing/specimen.entity.ts";
import { openSpecimens, specimen, specimenMigrations, specimenSource } from "../testing/specimens.ts";
import { testDatabaseKind } from "../testing/test-database.ts";
import { endOfCall, TimeUp, withinTime } from "../time-limit.ts";
import { prepareFirstPages, prepareKeyset } from "./prepared-keyset.ts";
import { prepareEntities, prepareFind, prepareRows } from "./prepared-query.ts";
import { prepareUpdate } from "./prepared-update.ts";

let open: Awaited<ReturnType<typeof openSpecimens>>;
let database: Database;
const counter = new StatementCounter();

beforeAll(async () => {
  open = await openSpecimens();
  database = new Database(createDataSource({ url: open.url, entities: [Specimen], migrations: specimenMigrations, logger: counter }));
  await database.connect();
});
afterAll(async () => {
  await database.close();
  await open.end();
});

const onServer = testDatabaseKind() === "mariadb";

const byClinic = prepareEntities(
  (manager) =>
    manager
      .createQueryBuilder(Specimen, "specimen")
      .leftJoinAndMapOne("specimen.twin", Specimen, "twin", "twin.clinic_id = specimen.clinic_id AND twin.name = specimen.note")
      .where("specimen.clinic_id = :clinicId AND specimen.kept = :kept", { kept: true })
      .orderBy("specimen.id", "ASC"),
  { limited: true },
);

/** The same as TypeORM builds and reads it for each call. */
const byClinicUnprepared = (manager: EntityManager, clinicId: string, limit: number): Promise<Specimen[]> =>
  manager
    .createQueryBuilder(Specimen, "specimen")
    .leftJoinAndMapOne("specimen.twin", Specimen, "twin", "twin.clinic_id = specimen.clinic_id AND twin.name = specimen.note")
    .where("specimen.clinic_id = :clinicId AND specimen.kept = :kept", { clinicId, kept: true })
    .orderBy("specimen.id", "ASC")
    .limit(limit)
    .getMany();

const byIds = prepareEntities((manager) =>
  manager.createQueryBuilder(Specimen, "specimen").where("specimen.id IN (:...ids)").orderBy("specimen.id", "ASC"),
);

const find = prepareFind(Specimen, "clinicId", "version");

const seen = prepareEntities((manager) =>
  manager
    .createQueryBuilder(Specimen, "specimen")
    .where("specimen.seenAt = :seenAt AND specimen.version >= :version AND specimen.amountCents = :amount AND specimen.kept = :kept"),
);

const sums = prepareRows<{ count: unknown; cents: unknown }>((manager) =>
  manager
    .createQueryBuilder(Specimen, "specimen")
    .select("COUNT(*)", "count")
    .addSelect("SUM(specimen.amount_cents)", "cents")
    .where("specimen.clinic_id = :clinicId"),
);

async function fill(clinicId: string): Promise<Specimen[]> {
  const full = specimen({
    ...{ clinicId, name: "Zoé ‘Ω’ 🩺", note: "x".repeat(60_000), checked: true, version: 2_147_483_647 },
    ...{ amountCents: Number.MAX_SAFE_INTEGER, limitCents: -5, seenAt: new Date("2026-03-08T06:59:59.999Z") },
    ...{ endedAt: new Date("1931-01-01T00:00:00.001Z"), bornOn: "1931-02-28", details: { tags: ["é", null], deep: { flag: true } } },
  });
  const rows = [
    full,
    specimen({ clinicId }),
    specimen({ clinicId, note: full.name, checked: false, details: { tags: [] }, seenAt: new Date("2026-11-01T05:30:00.000Z") }),
    specimen({ clinicId, kept: false, note: "" }),
  ];
  await database.manager.insert(Specimen, rows);
  return rows;
}

test("rows are what TypeORM makes of them, in every kind of column, with what is joined", async () => {
  const rows = await fill("every-kind");
  for (const limit of [1, 2, 50]) {
    const expected = await byClinicUnprepared(database.manager, "every-kind", limit);
    expect(await byClinic(database.manager, { clinicId: "every-kind", limit })).toStrictEqual(expected);
  }
  const found = await byClinic(database.manager, { clinicId: "every-kind", limit: 50 });
  expect(found.map((row) => (row as Specimen & { twin: Specimen | null }).twin)).toEqual([null, null, rows[0]]);
  expect(await byClinic(database.manager, { clinicId: "nobody", limit: 50 })).toEqual([]);
});

test("values are compared as they are, to the millisecond and to the cent", async () => {
  const seenAt = new Date("2026-05-05T05:05:05.123Z");
  const row = specimen({ clinicId: "values", seenAt, version: 7, amountCents: Number.MAX_SAFE_INTEGER - 1 });
  await database.manager.insert(Specimen, row);
  const given = { seenAt, version: 7, amount: row.amountCents, kept: true };
  expect(await seen(database.manager, given)).toEqual([row]);
  for (const other of [
    { seenAt: new Date(seenAt.getTime() + 1) },
    { seenAt: new Date(seenAt.getTime() - 1) },
    { version: 8 },
    { amount: row.amountCents + 1 },
    { kept: false },
    { seenAt: null },
  ])
    expect(await seen(database.manager, { ...given, ...other })).toEqual([]);
});

test("rows that are no entity's have their columns' names, and nothing summed is one row", async () => {
  await fill("sums");
  const [row] = await sums(database.manager, { clinicId: "sums" });
  expect([Number(row!.count), Number(row!.cents)]).toEqual([4, Number.MAX_SAFE_INTEGER]);
  expect(await sums(database.manager, { clinicId: "nobody" })).toEqual([{ count: 0, cents: null }]);
});

test("lists of any length find exactly theirs, with few statements", async () => {
  const rows = Array.from({ length: 40 }, () => specimen({ clinicId: "lists" }));
  await database.manager.insert(Specimen, rows);
  const { statements } = await counter.during(async () => {
    for (let length = 1; length <= rows.length; length += 1) {
      const ids = rows.slice(0, length).map(({ id }) => id);
      expect((await byIds(database.manager, { ids })).map(({ id }) => id)).toEqual([...ids].sort());
    }
  });
  expect(statements).toHaveLength(40);
  expect(new Set(statements.map(({ sql }) => sql)).size).toBe(7);
});

test("an UPDATE writes what it is given, where its condition holds, and says how many rows matched", async () => {
  const seenAt = new Date("2026-03-08T06:59:59.999Z");
  const rows = [specimen({ clinicId: "updated", version: 1, seenAt }), specimen({ clinicId: "updated", version: 2 })];
  await database.manager.insert(Specimen, rows);
  const endedAt = new Date("2026-07-07T07:07:07.007Z");
  const given = { clinicId: "updated", version: 1, endedAt, note: null, kept: false, amount: 2 ** 40 };
  const end = prepareUpdate((manager) =>
    manager
      .createQueryBuilder()
      .update(Specimen)
      .set({ endedAt: () => ":endedAt", note: () => ":note", kept: () => ":kept", amountCents: () => "amount_cents + :amount" })
      .where("clinic_id = :clinicId AND version = :version"),
  );
  expect(await end(database.manager, given)).toBe(1);
  expect(await end(database.manager, { ...given, version: 9 })).toBe(0);
  // MariaDB counts what matched, changed or not.
  expect(await database.transaction((tx) => end(tx, { ...given, version: 2, amount: 0 }))).toBe(1);
  const found = await find(database.manager, { clinicId: "updated", version: 1 });
  expect(found).toStrictEqual([Object.assign(new Specimen(), { ...rows[0], endedAt, kept: false, amountCents: 2 ** 40 })]);
});

test("rows that are inserted, few or many, are found as they were", async () => {
  for (const count of [1, 2, 4, 5]) {
    const rows = Array.from({ length: count }, (_, place) =>
      specimen({
        clinicId: `inserted-${count}`,
        details: { tags: [String(place)] },
        limitCents: -1 - place,
        endedAt: new Date(1_000 * place + 7),
      }),
    );
    await insertRows(database.manager, Specimen, rows);
    expect(await byIds(database.manager, { ids: rows.map(({ id }) => id) })).toEqual(rows.toSorted((a, b) => (a.id < b.id ? -1 : 1)));
  }
  const [taken] = [specimen()];
  await insertRows(database.manager, Specimen, [taken]);
  const again = await insertRows(database.manager, Specimen, [taken]).catch((error: unknown) => error);
  expect(isUniqueViolation(again)).toBe(true);
});

test("a value that is not given is an error, not null", async () => {
  await expect(seen(database.manager, { seenAt: new Date(), version: 1, amount: 1 })).rejects.toThrow('"kept" has no value');
});

test("each is told once to whoever counts or watches, with text and values only to who counts", async () => {
  const watched: string[] = [];
  const over: string[] = [];
  const other = new Database(specimenSource(open.url));
  await other.connect();
  observeStatements(other.source, (kind) => {
    watched.push(kind);
    return (failure) => void over.push(failure ? "failed" : "done");
  });
  await byIds(other.manager, { ids: ["a"] });
  await other.transaction((tx) => byIds(tx, { ids: ["a"] }));
  await other.close();
  expect(watched).toEqual(["SELECT", "BEGIN", "SELECT", "COMMIT"]);
  expect(over).toEqual(["done", "done", "done", "done"]);
  const { statements } = await counter.during(() => byIds(database.manager, { ids: ["a", "b", "c"] }));
  expect(statements).toEqual([{ sql: expect.stringMatching(/^SELECT .*\?, \?, \?, \?/), parameters: ["a", "b", "c", "c"] }]);
});

test("inside a transaction it sees what that one wrote, and nobody else does", async () => {
  const row = specimen();
  await database.transaction(async (tx) => {
    await tx.insert(Specimen, row);
    expect(await byIds(tx, { ids: [row.id] })).toEqual([row]);
    expect(await byIds(open.database.source.manager, { ids: [row.id] })).toEqual([]);
    expect(() => database.manager).toThrow("manager that was handed");
  });
  expect(await byIds(database.manager, { ids: [row.id] })).toEqual([row]);
});

test("after its transaction's end it is not run", async () => {
  let late: Promise<unknown> = Promise.resolve();
  await database.transaction(async (tx) => {
    await tx.count(Specimen);
    late = delay(30).then(() => byIds(tx, { ids: ["a"] }));
    late.catch(() => undefined);
  });
  await expect(late).rejects.toThrow();
});

test("the first pages of two lists come in one statement, each with its own values, order and end", async () => {
  const rows = Array.from({ length: 9 }, (_, index) =>
    specimen({ clinicId: "pages", seenAt: new Date(Date.UTC(2026, 0, 1) + (index % 4)), kept: index % 3 > 0 }),
  );
  await database.manager.insert(Specimen, rows);
  const lists = (["ASC", "DESC"] as const).map((direction) => ({
    build: (manager: EntityManager) =>
      manager.createQueryBuilder(Specimen, "row").where("row.clinic_id = :clinicId AND row.kept = :kept AND row.id NOT IN (:...others)"),
    order: { at: "seenAt", id: "id", direction },
  }));
  const together = prepareFirstPages(lists);
  const apart = lists.map(({ build, order }) => prepareKeyset(build, order));
  for (const [first, second] of [
    [2, 3],
    [6, 1],
    [100, 4],
  ] as const) {
    const given = [
      { clinicId: "pages", kept: true, others: ["x"] },
      { clinicId: "pages", kept: first === 2, others: [rows[1]!.id, rows[2]!.id, rows[4]!.id] },
    ];
    const sizes = [first, second];
    const expected = await Promise.all(
      apart.map((read, place) => read(database.manager, given[place]!, { first: sizes[place]!, after: null })),
    );
    const { answer: result, statements } = await counter.during(() =>
      together(
        database.manager,
        given.map((each, place) => ({ given: each, first: sizes[place]! })),
      ),
    );
    expect(statements).toHaveLength(1);
    expect(result).toEqual(expected);
    expect(result.map(({ items }) => items.map(({ cursor }) => cursor))).toEqual(
      expected.map(({ items }) => items.map(({ cursor }) => cursor)),
    );
  }
  const nobody = { clinicId: "nobody", kept: true, others: ["x"] };
  const none = await together(database.manager, [
    { given: nobody, first: 1 },
    { given: nobody, first: 1 },
  ]);
  expect(none).toEqual([
    { items: [], hasNextPage: false },
    { items: [], hasNextPage: false },
  ]);
});

test("many at once each get their own rows", async () => {
  const rows = Array.from({ length: 60 }, () => specimen({ clinicId: "parallel" }));
  await database.manager.insert(Specimen, rows);
  const found = await Promise.all(rows.map(({ id }) => byIds(database.manager, { ids: [id] })));
  expect(found).toEqual(rows.map((row) => [row]));
});

test("one that fails says so as TypeORM's do, and leaves its connection usable", async () => {
  const wrong = prepareRows((manager) => manager.createQueryBuilder(Specimen, "specimen").select("specimen.nothing_such", "it"));
  const expected = database.manager.createQueryBuilder(Specimen, "specimen").select("specimen.nothing_such", "it").getRawMany();
  const error = await expected.catch((reason: unknown) => reason as Error);
  expect(error).toBeInstanceOf(QueryFailedError);
  const { message } = error as Error;
  for (let round = 0; round < 12; round += 1) {
    const failed = await wrong(database.manager, {}).catch((reason: unknown) => reason);
    expect(failed).toBeInstanceOf(QueryFailedError);
    expect(failed).toMatchObject({ message });
  }
  expect(await byIds(database.manager, { ids: ["nobody"] })).toEqual([]);
});

test("none begins after the time of its call", async () => {
  let ended: Promise<unknown> = Promise.resolve();
  const work = async (): Promise<unknown> => {
    while (!endOfCall()!.aborted) await delay(5);
    return byIds(database.manager, { ids: ["a"] }).catch((error: unknown) => error);
  };
  const late = await withinTime<unknown>(
    20,
    () => (ended = work()),
    () => "late",
  );
  expect(late).toBe("late");
  const error = await ended;
  expect(error instanceof TimeUp || (error as QueryFailedError).driverError instanceof TimeUp).toBe(true);
});

async function preparedBy(runner: QueryRunner): Promise<number> {
  const [row] = (await runner.query("SHOW SESSION STATUS LIKE 'Com_stmt_prepare'")) as [{ Value: string }];
  return Number(row.Value);
}

const sleeping = prepareRows((manager) => manager.createQueryBuilder().select("SLEEP(:seconds)", "slept").from("(SELECT 1 AS one)", "one"));

if (onServer) {
  test("one that runs when the time is up is ended at the server", async () => {
    let outcome: Promise<unknown> = Promise.resolve();
    const began = performance.now();
    const work = (): Promise<unknown> => (outcome = sleeping(database.manager, { seconds: 30 }));
    expect(await withinTime<unknown>(200, work, () => "late")).toBe("late");
    await expect(outcome).rejects.toMatchObject({ driverError: expect.any(TimeUp) });
    expect(performance.now() - began).toBeLessThan(5_000);
    expect(await byIds(database.manager, { ids: ["nobody"] })).toEqual([]);
  });

  test("connections that were lost are replaced, with their statements", async () => {
    const own = new Database(specimenSource(open.url));
    await own.connect();
    await Promise.all(Array.from({ length: 8 }, () => byIds(own.manager, { ids: ["nobody"] })));
    const ids: { id: number }[] = await database.manager.query(
      "SELECT id FROM information_schema.processlist WHERE db = DATABASE() AND id <> CONNECTION_ID() AND command = 'Sleep'",
    );
    for (const { id } of ids) await database.manager.query(`KILL ${id}`).catch(() => undefined);
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => byIds(own.manager, { ids: ["nobody"] })));
    for (const outcome of outcomes) if (outcome.status === "rejected") expect(isConnectionLost(outcome.reason)).toBe(true);
    await delay(50);
    expect(await byIds(own.manager, { ids: ["nobody"] })).toEqual([]);
    await own.close();
  });

  test("a connection keeps 200 statements, and gives up the one that was not run for the longest", async () => {
    const runner = database.source.createQueryRunner();
    const before = await preparedBy(runner);
    const nth = Array.from({ length: 230 }, (_, count) =>
      prepareRows((manager) => manager.createQueryBuilder().select(`${count}`, "it").from("(SELECT 1 AS one)", "one")),
    );
    for (const [count, read] of nth.entries()) {
      expect(await read(runner.manager, {})).toEqual([{ it: count }]);
      expect(await nth[0]!(runner.manager, {})).toEqual([{ it: 0 }]);
    }
    // The first was run all the time: others made room. What was given up is prepared again.
    expect((await preparedBy(runner)) - before).toBe(230);
    expect(await nth[1]!(runner.manager, {})).toEqual([{ it: 1 }]);
    expect((await preparedBy(runner)) - before).toBe(231);
    await runner.release();
  });

  test("a statement that the server has lost, or has no room for, is run as a text", async () => {
    const row = specimen();
    await database.manager.insert(Specimen, row);
    const runner = database.source.createQueryRunner();
    await byIds(runner.manager, { ids: [row.id] });
    const connection = (await runner.connect()) as mysql2.Connection & { _statements: { forEach(each: (one: Prepared) => void): void } };
    interface Prepared {
      close(): void;
    }
    connection._statements.forEach((one) => one.close());
    const asText = jest.spyOn(connection, "query");
    expect(await byIds(runner.manager, { ids: [row.id] })).toEqual([row]);
    expect(await byIds(runner.manager, { ids: [row.id] })).toEqual([row]);
    expect(asText).toHaveBeenCalledTimes(1);
    asText.mockRestore();
    await runner.release();
  });
}
