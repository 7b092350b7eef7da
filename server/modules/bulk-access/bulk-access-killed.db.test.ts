import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { EntityManager } from "typeorm";
import { Database } from "../../db/database.ts";
import { testDatabaseKind } from "../../db/testing/test-database.ts";
import { minutes } from "../../kernel/clock.ts";
import { newId } from "../../kernel/id.ts";
import type { ApiClient } from "../../testing/api-client.ts";
import { TestClinic } from "../../testing/clinic.ts";
import type { Portail } from "../../testing/portail.ts";
import { startPortail } from "../../testing/portail.ts";
import { AuditEvent } from "../audit/audit-event.entity.ts";
import { Patient } from "../patients/patient.entity.ts";
import { BulkAccessItem } from "./bulk-access-item.entity.ts";
import { BulkAccessWorker } from "./bulk-access-worker.ts";
import { changeOf, idOf, start, steer } from "./testing/bulk-steps.ts";
import { bundleChild } from "../../testing/bundle-child.ts";

let portail: Portail;
/** The child with all of ours in it: it starts a dozen times. */
let program: string;
let clinics = 0;

beforeAll(async () => {
  const child = join(__dirname, "testing", "work-until-killed.ts");
  program = bundleChild(child);
  portail = await startPortail();
});
afterAll(() => portail.stop());

/** Runs a worker in a process of its own and kills it (SIGKILL) where it stands still; answers its last word. */
async function workInChild(stopAt: number, clockAhead = 0): Promise<string> {
  const facts = [portail.databaseUrl, String(portail.clock.now().getTime() + clockAhead), String(stopAt)];
  const worker = spawn(process.execPath, ["-", ...facts], { stdio: ["pipe", "pipe", "pipe"] });
  worker.stdin.end(program);
  let complaint = "";
  worker.stderr.on("data", (chunk: Buffer) => (complaint += chunk.toString()));
  const exit = once(worker, "exit");
  let word = "";
  for await (const line of createInterface(worker.stdout)) {
    word = line;
    worker.kill("SIGKILL");
  }
  await exit;
  if (word === "") throw new Error(`The worker said nothing: ${complaint}`);
  return word;
}

interface Opened {
  readonly clinic: TestClinic;
  readonly admin: ApiClient;
  readonly changeId: string;
}

/** A clinic with so many charts without access, and a change of them all begun. */
async function begin(charts: number): Promise<Opened> {
  clinics += 1;
  const clinic = await TestClinic.open(portail, `clinic${clinics}`);
  const admin = await clinic.staff("ADMIN");
  const one = await clinic.patient();
  const rows = Array.from({ length: charts }, () => ({ ...one, id: newId(), externalId: null, sourceId: null, accessEnabled: false }));
  for (let from = 0; from < charts; from += 200)
    await portail.database.transaction((tx) => tx.insert(Patient, rows.slice(from, from + 200)));
  return { clinic, admin, changeId: (await start(admin)).id };
}

/** What stands of it: nothing may be there twice, and each part tells the same. */
async function standing({ clinic, admin, changeId }: Opened, action: string) {
  const clinicId = clinic.clinic.id;
  const { manager } = portail.database;
  const traced = (await manager.findBy(AuditEvent, { clinicId, action })).map(({ patientId }) => patientId);
  return {
    change: await changeOf(admin, changeId),
    traces: [traced.length, new Set(traced).size],
    items: await manager.countBy(BulkAccessItem, { clinicId }),
    on: await manager.countBy(Patient, { clinicId, accessEnabled: true }),
  };
}

test("killed at any step, a worker loses nothing and does nothing twice; another goes on when its lease is over", async () => {
  // Two slices, so that it is killed between them too.
  const charts = 501;
  const opened = await begin(charts);
  for (let stopAt = 1; (await workInChild(stopAt)) !== "all done"; stopAt += 1) {
    const { change, traces, items, on } = await standing(opened, "patient.access-enabled");
    // The one chart that always had access, and those of whole slices: never half of one.
    expect({ stopAt, traces, items, on }).toEqual({ stopAt, traces: [items, items], items: change.changedCount, on: items + 1 });
    expect([0, 500, charts]).toContain(items);
    portail.clock.advance(minutes(1));
  }
  const { change, ...rest } = await standing(opened, "patient.access-enabled");
  expect(change).toMatchObject({ status: "DONE", changedCount: charts, unchangedCount: 0, failedCount: 0 });
  expect(rest).toEqual({ traces: [charts, charts], items: charts, on: charts + 1 });
  await portail.services.bulkAccessWorker.run();
}, 300_000);

test("a lease that isn't over keeps others away, and theirs is theirs", async () => {
  const opened = await begin(10);
  await workInChild(3);
  portail.clock.advance(minutes(1) - 1);
  await portail.services.bulkAccessWorker.run();
  expect((await standing(opened, "patient.access-enabled")).change).toMatchObject({ status: "RUNNING", changedCount: 0 });
  portail.clock.advance(1);
  await portail.services.bulkAccessWorker.run();
  expect((await standing(opened, "patient.access-enabled")).change).toMatchObject({ status: "DONE", changedCount: 10 });
});

test("two worker processes at once handle no chart twice, change and undo alike", async () => {
  const charts = 2_600;
  // To the second one every lease of the first is over: it takes what the first is working on.
  const ahead = minutes(2);
  const others = await Promise.all([begin(300), begin(300)]);
  const opened = await begin(charts);
  expect(await Promise.all([workInChild(0), workInChild(0, ahead)])).toEqual(["all done", "all done"]);
  const done = await standing(opened, "patient.access-enabled");
  expect(done.change).toMatchObject({ status: "DONE", changedCount: charts, unchangedCount: 0, failedCount: 0 });
  expect(done).toMatchObject({ traces: [charts, charts], items: charts, on: charts + 1 });
  for (const each of others)
    expect((await standing(each, "patient.access-enabled")).change).toMatchObject({ status: "DONE", changedCount: 300 });

  await steer(opened.admin, "undo", opened.changeId);
  expect(await Promise.all([workInChild(0), workInChild(0, ahead)])).toEqual(["all done", "all done"]);
  const undone = await standing(opened, "patient.access-disabled");
  expect(undone.change).toMatchObject({ undoStatus: "DONE", undoneCount: charts, keptCount: 0 });
  expect(undone).toMatchObject({ traces: [charts, charts], items: charts, on: 1 });
}, 300_000);

// On SQLite a slice is alone with the database: nobody can come in between.
if (testDatabaseKind() === "mariadb")
  describe("somebody who changes a chart while its slice is on the way", () => {
    /** Holds the chart's row from before the slice's write until `held` is over, and changes it. */
    async function changeWhile(opened: Opened, patientId: string, work: () => Promise<void>): Promise<void> {
      const where = { clinicId: opened.clinic.clinic.id, id: patientId };
      const runner = portail.database.source.createQueryRunner();
      await runner.connect();
      await runner.startTransaction();
      try {
        await runner.manager.update(Patient, where, { firstName: "Zoé", version: () => "version + 1" });
        const working = work();
        // The slice waits for the row by then, or will: either way it meets another version than it read.
        await new Promise((resolve) => setTimeout(resolve, 700));
        await runner.commitTransaction();
        await working;
      } finally {
        await runner.release();
      }
    }

    test("is not overwritten: the slice is tried again with the chart as it is then", async () => {
      const opened = await begin(20);
      const clinicId = opened.clinic.clinic.id;
      const [chart] = await portail.database.manager.findBy(Patient, { clinicId, accessEnabled: false });
      await changeWhile(opened, chart!.id, () => portail.services.bulkAccessWorker.run());
      const done = await standing(opened, "patient.access-enabled");
      expect(done.change).toMatchObject({ status: "DONE", changedCount: 20, failedCount: 0 });
      expect(done).toMatchObject({ traces: [20, 20], items: 20 });
      const after = await portail.database.manager.findOneByOrFail(Patient, { clinicId, id: chart!.id });
      expect(after).toMatchObject({ firstName: "Zoé", accessEnabled: true, version: chart!.version + 2 });
    }, 60_000);

    test("again and again is reported for that chart alone, and all others are changed", async () => {
      const opened = await begin(40);
      const clinicId = opened.clinic.clinic.id;
      const charts = await portail.database.manager.findBy(Patient, { clinicId, accessEnabled: false });
      const chart = charts[17]!;
      const busy = portail.database.source.createQueryRunner();
      const meddle = () => busy.manager.update(Patient, { clinicId, id: chart.id }, { version: () => "version + 1" });
      class MeddledDatabase extends Database {
        /** Somebody writes the chart each time after it was read and before it is written. */
        override transaction<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
          return super.transaction((tx) => {
            const query = tx.query.bind(tx);
            tx.query = async (sql: string, parameters?: unknown) => {
              if ((parameters as unknown[]).includes(chart.id)) await meddle();
              return query(sql, parameters as never);
            };
            return work(tx);
          });
        }
      }
      const database = new MeddledDatabase(portail.database.source);
      try {
        await new BulkAccessWorker({ database, clock: portail.clock, restShare: 0 }).run();
      } finally {
        await busy.release();
      }
      const done = await standing(opened, "patient.access-enabled");
      expect(done.change).toMatchObject({ status: "DONE", expectedCount: 40, changedCount: 39, unchangedCount: 0, failedCount: 1 });
      expect(done).toMatchObject({ traces: [39, 39], items: 40, on: 40 });
      expect(done.change.failures.edges).toMatchObject([{ node: { reason: "CHANGED_MEANWHILE", patient: { id: idOf(chart) } } }]);
      expect((await portail.database.manager.findOneByOrFail(Patient, { clinicId, id: chart.id })).accessEnabled).toBe(false);
    });
  });
