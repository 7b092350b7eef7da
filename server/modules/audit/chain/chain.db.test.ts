import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { EntityManager } from "typeorm";
import { createDataSource } from "../../../db/data-source.ts";
import { Database } from "../../../db/database.ts";
import type { TestDatabase } from "../../../db/testing/test-database.ts";
import { createTestDatabaseUrl, testDatabaseKind } from "../../../db/testing/test-database.ts";
import { days, later, minutes } from "../../../kernel/clock.ts";
import { newId } from "../../../kernel/id.ts";
import { entities, migrations } from "../../../start/tables.ts";
import { migrate } from "../../../testing/migrated-schema.ts";
import { AuditEvent } from "../audit-event.entity.ts";
import type { AuditEntry } from "../record-audit.ts";
import { recordAudit } from "../record-audit.ts";
import { removeOldBlocks } from "../retention/remove-old-blocks.ts";
import { keptUntil } from "../retention/retention.ts";
import { AuditBlock } from "./audit-block.entity.ts";
import { AuditChain } from "./audit-chain.entity.ts";
import { hashOfBlock } from "./block-hash.ts";
import type { ChainFinding } from "./chain-finding.ts";
import { countUnsealed } from "./count-unsealed.ts";
import { sealClinic } from "./seal-clinic.ts";
import type { KeptHead } from "./verify-chain.ts";
import { verifyChain } from "./verify-chain.ts";
import { bundleChild } from "../../../testing/bundle-child.ts";

const now = new Date("2026-03-14T15:00:00.000Z");
const years = { READ: 10, CHANGE: 10, SECURITY: 2 };

let place: TestDatabase;
let database: Database;
/** The child with all of ours in it. */
let program: string;

beforeAll(async () => {
  const child = join(__dirname, "..", "testing", "seal-until-killed.ts");
  program = bundleChild(child);
  place = await createTestDatabaseUrl();
  database = new Database(createDataSource({ url: place.url, entities, migrations }));
  await database.connect();
  await migrate(database);
}, 120_000);

afterAll(async () => {
  await database.close();
  await place.drop();
});

/** Rows of a clinic of its own, as somebody of its staff leaves them. */
async function record(clinicId: string, entries: readonly AuditEntry[], at = now): Promise<void> {
  const actor = { kind: "staff", id: newId(), clinicId, origin: { requestId: "r-1", networkAddress: "203.0.113.9" } } as const;
  await database.transaction((tx) => recordAudit(tx, actor, at, ...entries));
}

const reads = (count: number): AuditEntry[] =>
  Array.from({ length: count }, () => {
    const id = newId();
    return { action: "patient.read", subjectId: id, patientId: id };
  });

const list = (count: number): AuditEntry => ({
  action: "patient.listed",
  shown: Array.from({ length: count }, () => {
    const id = newId();
    return { subjectId: id, patientId: id };
  }),
});

async function check(clinicId: string, at = now, keptHead: KeptHead | null = null) {
  const findings: ChainFinding[] = [];
  const summary = await verifyChain(database.manager, {
    ...{ clinicId, keptHead, keptUntil: keptUntil(years, at) },
    onFinding: (finding) => findings.push(finding),
  });
  return { summary, findings, kinds: findings.map(({ kind, block }) => `${kind} ${block}`) };
}

const blocksOf = (clinicId: string) => database.manager.find(AuditBlock, { where: { clinicId }, order: { number: "ASC" } });

test("seals what waits, in blocks of one class each, on top of one another, and nothing twice", async () => {
  const clinicId = newId();
  await record(clinicId, [...reads(3), { action: "patient.updated", changedFields: ["email"] }, { action: "staff.signed-in" }, list(40)]);
  expect(await countUnsealed(database.manager, clinicId)).toEqual({ rows: 6, since: now });
  expect(await sealClinic(database, clinicId, later(now, 5_000))).toBe(6);
  expect(await sealClinic(database, clinicId, later(now, 9_000))).toBe(0);
  await record(clinicId, reads(501));
  expect(await sealClinic(database, clinicId, later(now, 15_000))).toBe(501);
  const blocks = await blocksOf(clinicId);
  expect(blocks.map(({ number, auditClass, rowCount }) => [number, auditClass, rowCount])).toEqual([
    [1, "READ", 4],
    [2, "CHANGE", 1],
    [3, "SECURITY", 1],
    [4, "READ", 500],
    [5, "READ", 1],
  ]);
  const head = { number: 5, hash: blocks[4]!.hash };
  const { summary, findings } = await check(clinicId, now, { number: 2, hash: blocks[1]!.hash });
  expect(findings).toEqual([]);
  expect(summary).toEqual({ head, blocks: 5, rows: 507, removedRows: 0, findings: 0 });
  expect(await countUnsealed(database.manager, clinicId)).toEqual({ rows: 0, since: null });
});

test("what commits late, with an older id than what is sealed, comes into a later block", async () => {
  const clinicId = newId();
  await record(clinicId, reads(2));
  await sealClinic(database, clinicId, now);
  await record(clinicId, reads(2), later(now, -minutes(3)));
  await sealClinic(database, clinicId, later(now, 1));
  expect((await blocksOf(clinicId)).map(({ rowCount }) => rowCount)).toEqual([2, 2]);
  expect((await check(clinicId)).kinds).toEqual([]);
});

// On SQLite whoever writes is alone: nothing can be under way.
if (testDatabaseKind() === "mariadb")
  test("a transaction that is still open holds nothing up, and its rows are sealed once it has committed", async () => {
    const clinicId = newId();
    const runner = database.source.createQueryRunner();
    await runner.startTransaction();
    const actor = { kind: "staff", id: newId(), clinicId, origin: { requestId: "r-2", networkAddress: null } } as const;
    await recordAudit(runner.manager, actor, now, ...reads(3), list(30));
    await record(clinicId, reads(2));
    expect(await sealClinic(database, clinicId, now)).toBe(2);
    await runner.commitTransaction();
    await runner.release();
    expect(await sealClinic(database, clinicId, later(now, 1))).toBe(4);
    expect((await check(clinicId)).kinds).toEqual([]);
  });

/** Seals in a process of its own and kills it (SIGKILL) where it stands still; answers its last word. */
async function sealInChild(clinicId: string, stopAt: number): Promise<string> {
  const child = spawn(process.execPath, ["-", place.url, clinicId, String(now.getTime()), String(stopAt)], { stdio: "pipe" });
  child.stdin.end(program);
  let complaint = "";
  child.stderr.on("data", (chunk: Buffer) => (complaint += chunk.toString()));
  const exit = once(child, "exit");
  let word = "";
  for await (const line of createInterface(child.stdout)) {
    word = line;
    child.kill("SIGKILL");
  }
  await exit;
  if (word === "") throw new Error(`The process said nothing: ${complaint}`);
  return word;
}

/** Every row of the clinic is in one block, and every block is whole. */
async function expectWhole(clinicId: string, rows: number): Promise<void> {
  const { kinds, summary } = await check(clinicId);
  expect(kinds).toEqual([]);
  expect(summary.rows + (await countUnsealed(database.manager, clinicId)).rows).toBe(rows);
  expect(await database.manager.countBy(AuditEvent, { clinicId })).toBe(rows);
}

test("killed at any step, a process that seals leaves whole blocks, and another one goes on", async () => {
  const clinicId = newId();
  const rows = 1_001;
  await record(clinicId, reads(rows));
  for (let stopAt = 1; (await sealInChild(clinicId, stopAt)) !== "all done"; stopAt += 1) await expectWhole(clinicId, rows);
  await expectWhole(clinicId, rows);
  expect((await countUnsealed(database.manager, clinicId)).rows).toBe(0);
}, 240_000);

test("two processes at once, beside this one that writes and seals as well, seal every row once", async () => {
  const clinicId = newId();
  await record(clinicId, reads(2_000));
  let done = false;
  const others = Promise.all([sealInChild(clinicId, 0), sealInChild(clinicId, 0)]).finally(() => (done = true));
  let written = 2_000;
  while (!done && written < 5_000) {
    await record(clinicId, [...reads(9), list(5)]);
    written += 10;
    await sealClinic(database, clinicId, now);
  }
  expect(await others).toEqual(["all done", "all done"]);
  await sealClinic(database, clinicId, now);
  await expectWhole(clinicId, written);
  expect((await countUnsealed(database.manager, clinicId)).rows).toBe(0);
}, 240_000);

describe("what somebody with the database in hand has done is found and named", () => {
  let clinicId: string;
  let ids: readonly string[];

  beforeEach(async () => {
    clinicId = newId();
    await record(clinicId, [...reads(4), list(3), { action: "staff.signed-in" }]);
    await sealClinic(database, clinicId, now);
    await record(clinicId, reads(3));
    await sealClinic(database, clinicId, later(now, 10));
    const rows = await database.manager.find(AuditEvent, { where: { clinicId }, order: { id: "ASC" } });
    ids = rows.map(({ id }) => id);
  });

  const run = (sql: string, ...values: readonly unknown[]): Promise<unknown> => database.manager.query(sql, [...values]);
  const set = (column: string, value: unknown, id: string) =>
    run(`UPDATE audit_events SET ${column} = ? WHERE clinic_id = ? AND id = ?`, value, clinicId, id);

  test.each([
    ["actor_id", "01ARZ3NDEKTSV4RRFFQ69G5FAV"],
    ["actor_kind", "consumer"],
    ["action", "patient.listed"],
    ["patient_id", null],
    ["subject_id", null],
    ["changed_fields", '["email"]'],
    ["changed_fields", "no JSON"],
    ["occurred_at", "2026-03-14 14:59:00.000"],
    ["request_id", "r-9"],
    ["network_address", null],
    ["audit_class", "SECURITY"],
  ])("another %s (%s)", async (column, value) => {
    await set(column, value, ids[1]!);
    expect((await check(clinicId)).findings).toEqual([{ kind: "ROW_CHANGED", block: 1, eventId: ids[1] }]);
  });

  const shown = "FROM audit_event_subjects WHERE clinic_id = ? AND event_id = ?";

  test("a list that names somebody else, one fewer, or one more", async () => {
    const changed = [{ kind: "ROW_CHANGED", block: 1, eventId: ids[4] }];
    const subjects = (await run(`SELECT subject_id AS id ${shown} ORDER BY subject_id`, clinicId, ids[4])) as { id: string }[];
    const where = [clinicId, ids[4], subjects[0]!.id];
    await run("UPDATE audit_event_subjects SET patient_id = ? WHERE clinic_id = ? AND event_id = ? AND subject_id = ?", newId(), ...where);
    expect((await check(clinicId)).findings).toEqual(changed);
    await run(`DELETE ${shown} AND subject_id = ?`, ...where);
    expect((await check(clinicId)).findings).toEqual(changed);
    const added = [clinicId, ids[4], newId(), newId(), "staff"];
    await run(
      "INSERT INTO audit_event_subjects (clinic_id, event_id, subject_id, patient_id, actor_kind) VALUES (?, ?, ?, ?, ?)",
      ...added,
    );
    expect((await check(clinicId)).findings).toEqual(changed);
  });

  test("a row that is gone, by itself and with a block's number of another", async () => {
    await run("DELETE FROM audit_events WHERE clinic_id = ? AND id = ?", clinicId, ids[2]);
    await set("block_number", 3, ids[0]!);
    expect((await check(clinicId)).findings).toEqual([
      { kind: "ROW_REMOVED", block: 1, eventId: ids[0] },
      { kind: "ROW_REMOVED", block: 1, eventId: ids[2] },
      { kind: "ROW_INSERTED", block: 3, eventId: ids[0] },
    ]);
  });

  test("a row that is sealed no more, and one of a block that there is not", async () => {
    await set("block_number", null, ids[0]!);
    await set("block_number", 77, ids[1]!);
    expect((await check(clinicId)).findings).toEqual([
      { kind: "ROW_REMOVED", block: 1, eventId: ids[0] },
      { kind: "ROW_REMOVED", block: 1, eventId: ids[1] },
      { kind: "ROW_WITHOUT_BLOCK", block: 77, eventId: ids[1] },
    ]);
  });

  test("a row that was slipped into a block", async () => {
    const one = await database.manager.findOneByOrFail(AuditEvent, { clinicId, id: ids[0]! });
    await database.manager.insert(AuditEvent, { ...one, id: newId() });
    expect((await check(clinicId)).kinds).toEqual(["ROW_INSERTED 1"]);
  });

  test("two rows that have changed places", async () => {
    const [one, other] = await Promise.all([ids[0]!, ids[1]!].map((id) => database.manager.findOneByOrFail(AuditEvent, { clinicId, id })));
    await set("patient_id", other!.patientId, ids[0]!);
    await set("subject_id", other!.subjectId, ids[0]!);
    await set("patient_id", one!.patientId, ids[1]!);
    await set("subject_id", one!.subjectId, ids[1]!);
    expect((await check(clinicId)).findings.map(({ kind, eventId }) => [kind, eventId])).toEqual([
      ["ROW_CHANGED", ids[0]],
      ["ROW_CHANGED", ids[1]],
    ]);
  });

  const setBlock = (column: string, value: unknown, number: number) =>
    run(`UPDATE audit_blocks SET ${column} = ? WHERE clinic_id = ? AND number = ?`, value, clinicId, number);

  test.each([
    ["row_count", 3],
    ["sealed_at", "2026-03-14 15:00:01.000"],
    ["audit_class", "CHANGE"],
  ])("a block with another %s", async (column, value) => {
    await setBlock(column, value, 1);
    expect((await check(clinicId)).kinds).toEqual(["BLOCK_CHANGED 1"]);
  });

  test("a block with another list of its rows, also where the row and the list agree", async () => {
    await set("action", "patient.listed", ids[0]!);
    const [block] = await blocksOf(clinicId);
    await setBlock("row_digests", block!.rowDigests!.replace(/ .*/, ` ${"x".repeat(43)}`), 1);
    expect((await check(clinicId)).kinds).toEqual(["DIGESTS_CHANGED 1", "ROW_CHANGED 1"]);
  });

  test("a block in the place of another, hash and all", async () => {
    const [, block] = await blocksOf(clinicId);
    const forged = { ...block!, firstAt: later(block!.firstAt, 1) };
    await setBlock("first_at", "2026-03-14 15:00:00.001", 2);
    await setBlock("hash", hashOfBlock(forged), 2);
    expect((await check(clinicId)).kinds).toEqual(["BLOCK_REPLACED 3"]);
  });

  test("a block that is gone from the middle", async () => {
    await run("DELETE FROM audit_blocks WHERE clinic_id = ? AND number = 2", clinicId);
    expect((await check(clinicId)).findings).toEqual([{ kind: "BLOCK_MISSING", block: 2, until: 2 }]);
  });

  test("the last block, gone with its rows: by the head, and where that was set back as well, by a head that is kept", async () => {
    const [, before, last] = await blocksOf(clinicId);
    await run("DELETE FROM audit_events WHERE clinic_id = ? AND block_number = 3", clinicId);
    await run("DELETE FROM audit_blocks WHERE clinic_id = ? AND number = 3", clinicId);
    expect((await check(clinicId)).kinds).toEqual(["HEAD_CHANGED 3"]);
    await database.manager.update(AuditChain, { clinicId }, { headNumber: 2, headHash: before!.hash });
    expect((await check(clinicId)).kinds).toEqual([]);
    expect((await check(clinicId, now, { number: 3, hash: last!.hash })).kinds).toEqual(["CHAIN_CUT 3"]);
    expect((await check(clinicId, now, { number: 2, hash: before!.hash })).kinds).toEqual([]);
  });

  test("a chain without its head, and a kept head that is another", async () => {
    await run("DELETE FROM audit_chains WHERE clinic_id = ?", clinicId);
    expect((await check(clinicId, now, { number: 3, hash: "0".repeat(64) })).kinds).toEqual(["HEAD_MISSING 3", "CHAIN_CUT 3"]);
  });

  test("rows that are said to have been removed before their time was over", async () => {
    await run("DELETE FROM audit_events WHERE clinic_id = ? AND block_number = 1 AND id <> ?", clinicId, ids[0]);
    await setBlock("rows_removed_at", "2026-03-14 15:00:00.000", 1);
    expect((await check(clinicId)).kinds).toEqual(["ROWS_REMOVED_EARLY 1", "ROW_INSERTED 1"]);
  });
});

test("rows are removed block by block once the time of their class is over, and the chain stays whole", async () => {
  const clinicId = newId();
  await record(clinicId, [...reads(2), list(3), { action: "staff.signed-in" }, { action: "patient.updated" }]);
  await sealClinic(database, clinicId, now);
  const before = (await blocksOf(clinicId)).at(-1)!;
  await record(clinicId, [{ action: "staff.signed-out" }]);
  const rest = async () => (await database.manager.findBy(AuditEvent, { clinicId })).map(({ action }) => action).toSorted();

  const tooEarly = later(now, 2 * days(365));
  await removeOldBlocks(database, years, tooEarly);
  expect(await rest()).toHaveLength(6);
  const soonEnough = later(now, days(3 * 366));
  await Promise.all([removeOldBlocks(database, years, soonEnough), removeOldBlocks(database, years, soonEnough)]);
  expect((await blocksOf(clinicId)).filter(({ rowsRemovedAt }) => rowsRemovedAt).map(({ number }) => number)).toEqual([3]);
  // What waits to be sealed is not removed, however old.
  expect(await rest()).toEqual(
    ["audit-trail.rows-removed", "patient.listed", "patient.read", "patient.read", "patient.updated", "staff.signed-out"].toSorted(),
  );
  await sealClinic(database, clinicId, soonEnough);
  const much = later(now, days(11 * 366));
  await removeOldBlocks(database, years, much);
  expect((await database.manager.query("SELECT * FROM audit_event_subjects WHERE clinic_id = ?", [clinicId])) as unknown[]).toEqual([]);
  await sealClinic(database, clinicId, much);
  const { summary, kinds } = await check(clinicId, much, { number: before.number, hash: before.hash });
  expect(kinds).toEqual([]);
  expect(summary.removedRows).toBe(6);
  expect((await check(clinicId, later(now, days(366)))).kinds).toContain("ROWS_REMOVED_EARLY 1");
});

test("a check reads a long chain a little at a time", async () => {
  const clinicId = newId();
  for (let turn = 0; turn < 6; turn += 1) await record(clinicId, [...reads(400), ...Array.from({ length: 20 }, () => list(100))]);
  await sealClinic(database, clinicId, now);
  let most = 0;
  const { manager } = database;
  const watched = Object.assign(Object.create(manager) as EntityManager, {
    query: async (sql: string, values: unknown[]) => {
      const rows: unknown[] = await manager.query(sql, values);
      most = Math.max(most, rows.length);
      return rows;
    },
  });
  const summary = await verifyChain(watched, { clinicId, keptUntil: keptUntil(years, now), onFinding: () => undefined });
  expect(summary).toMatchObject({ rows: 2_520, findings: 0 });
  expect(most).toBeLessThanOrEqual(5_000);
});
