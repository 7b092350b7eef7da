import { Database } from "../../db/database.ts";
import { OutboxQueue } from "./outbox-queue.ts";
import { codeFor, openPostOffice, type PostOffice } from "./testing/post-office.ts";

const leaseMs = 120_000;
let office: PostOffice;
beforeAll(async () => {
  office = await openPostOffice();
});
beforeEach(() => office.clear());
afterAll(() => office.close());

/** A database of which every transaction from the given one on fails: what a process that died there would have left undone. */
function dyingDatabase(lastTransaction: number): Database {
  let transactions = 0;
  const dying = new Database(office.database.source);
  dying.transaction = (work) => {
    transactions += 1;
    return transactions > lastTransaction ? Promise.reject(new Error("killed")) : office.database.transaction(work);
  };
  return dying;
}

const idsSent = (): string[] => office.sent.map(({ id }) => id);

test.each([
  ["before a message is claimed", 0, 0],
  ["between sending a message and noting it", 1, 1],
  ["before the second is claimed", 0, 2],
  ["between sending the second and noting it", 1, 3],
])("killed %s, a worker loses none and repeats %i", async (_, repeated, lastTransaction) => {
  await office.enqueue(...Array.from({ length: 5 }, (__, index) => codeFor(`p${index}@example.ca`)));
  await expect(office.makeWorker({ database: dyingDatabase(lastTransaction) }).deliverDue()).rejects.toThrow("killed");
  const next = office.makeWorker();
  await next.deliverDue();
  office.advance(leaseMs);
  await next.deliverDue();
  expect(new Set(idsSent()).size).toBe(5);
  expect(office.sent).toHaveLength(5 + repeated);
  expect((await office.rows()).map(({ status }) => status)).toEqual(Array(5).fill("SENT"));
});

test("killed between claiming a message and sending it, a worker leaves it to another once the lease is over", async () => {
  await office.enqueue(codeFor("marie@example.ca"));
  const queue = new OutboxQueue(office.database, office.clock, leaseMs);
  expect(await queue.claim((await queue.findDue("EMAIL", true, 1))[0]!)).not.toBeNull();
  const next = office.makeWorker();
  office.advance(leaseMs - 1);
  expect(await next.deliverDue()).toBe(0);
  office.advance(1);
  expect(await next.deliverDue()).toBe(1);
  expect((await office.rows())[0]).toMatchObject({ status: "SENT", attempts: 2 });
});

test("a worker that lost its lease has no say any more", async () => {
  await office.enqueue(codeFor("marie@example.ca"));
  const queue = new OutboxQueue(office.database, office.clock, leaseMs);
  const slow = (await queue.claim((await queue.findDue("EMAIL", true, 1))[0]!))!;
  office.advance(leaseMs);
  await office.makeWorker().deliverDue();
  expect(await queue.finish(slow, { status: "DEAD", errorCode: "TIMED_OUT" })).toBe(false);
  expect(await queue.retry(slow, office.clock.now(), "TIMED_OUT")).toBe(false);
  expect((await office.rows())[0]).toMatchObject({ status: "SENT" });
});

test("a message that kills each worker is given up", async () => {
  await office.enqueue(codeFor("marie@example.ca"));
  const queue = new OutboxQueue(office.database, office.clock, leaseMs);
  for (let deaths = 0; deaths < 30; deaths += 1) {
    await queue.claim((await queue.findDue("EMAIL", true, 1))[0]!);
    office.advance(leaseMs);
  }
  await office.makeWorker().deliverDue();
  expect((await office.rows())[0]).toMatchObject({ status: "DEAD", lastErrorCode: "TOO_MANY_ATTEMPTS" });
  expect(office.sent).toEqual([]);
});

test("a claim is won by one", async () => {
  await office.enqueue(codeFor("marie@example.ca"));
  const queue = new OutboxQueue(office.database, office.clock, leaseMs);
  const message = (await queue.findDue("EMAIL", true, 1))[0]!;
  const claims = await Promise.all(Array.from({ length: 12 }, () => queue.claim(message)));
  expect(claims.filter((claim) => claim !== null)).toHaveLength(1);
});
