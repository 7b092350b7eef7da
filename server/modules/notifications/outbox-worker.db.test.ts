import { setImmediate } from "node:timers/promises";
import { codeFor, openPostOffice, type PostOffice } from "./testing/post-office.ts";

let office: PostOffice;
beforeAll(async () => {
  office = await openPostOffice();
});
beforeEach(() => office.clear());
afterAll(() => office.close());

/** Resolves once that many messages were sent. */
function whenSent(count: number): Promise<void> {
  return new Promise((resolve) => {
    office.provider.accept = async () => {
      if (office.sent.length + 1 === count) resolve();
    };
  });
}

test("four workers send two hundred messages once each", async () => {
  for (let batch = 0; batch < 10; batch += 1) {
    const messages = Array.from({ length: 20 }, (_, index) => codeFor(`p${batch}-${index}@example.ca`));
    await office.enqueue(...messages.map((message, index) => (index % 4 === 0 ? { ...message, channel: "SMS" as const } : message)));
  }
  const workers = Array.from({ length: 4 }, () => office.makeWorker({ pollMs: 20 }));
  const all = whenSent(200);
  for (const worker of workers) worker.start();
  await all;
  await Promise.all(workers.map((worker) => worker.stop()));
  expect(office.sent).toHaveLength(200);
  expect(new Set(office.sent.map(({ id }) => id)).size).toBe(200);
  const rows = await office.rows();
  expect(rows.map(({ status, attempts }) => `${status} ${attempts}`)).toEqual(Array(200).fill("SENT 1"));
}, 120_000);

test("a message leaves as soon as the worker is woken", async () => {
  const worker = office.makeWorker({ pollMs: 3_600_000 });
  worker.start();
  for (let round = 1; round <= 5; round += 1) {
    const sent = whenSent(round);
    await office.enqueue(codeFor("marie@example.ca"));
    worker.wake();
    await sent;
  }
  await worker.stop();
  expect((await office.rows()).map(({ status }) => status)).toEqual(Array(5).fill("SENT"));
});

test("without being woken, it looks by itself", async () => {
  const worker = office.makeWorker({ pollMs: 10 });
  worker.start();
  const sent = whenSent(1);
  await office.enqueue(codeFor("marie@example.ca"));
  await sent;
  await worker.stop();
});

test("stopping waits for the message being sent, and begins no other", async () => {
  await office.enqueue(codeFor("first@example.ca"), codeFor("second@example.ca"));
  const gate = { open: (): void => undefined };
  const begun = new Promise<void>((resolve) => {
    office.provider.accept = () => new Promise((accepted) => ((gate.open = accepted), resolve()));
  });
  const worker = office.makeWorker();
  worker.start();
  await begun;
  let stopped = false;
  const stopping = worker.stop().then(() => (stopped = true));
  await setImmediate();
  expect(stopped).toBe(false);
  gate.open();
  await stopping;
  expect((await office.rows()).map(({ status }) => status)).toEqual(["SENT", "PENDING"]);
});

test("a worker that was stopped can be started again", async () => {
  const worker = office.makeWorker({ pollMs: 3_600_000 });
  worker.start();
  await worker.stop();
  await office.enqueue(codeFor("marie@example.ca"));
  const sent = whenSent(1);
  worker.start();
  await sent;
  await worker.stop();
});

test("a mail server that hangs doesn't hold up text messages", async () => {
  await office.enqueue(codeFor("marie@example.ca"), codeFor("+15145550142", { channel: "SMS" }));
  const gate = { open: (): void => undefined };
  let hang = (): void => undefined;
  const hanging = new Promise<void>((resolve) => (hang = resolve));
  const texted = new Promise<void>((resolve) => {
    office.provider.accept = ({ channel }) => {
      if (channel === "EMAIL") return new Promise((accepted) => ((gate.open = accepted), hang()));
      // The text leaves while the e-mail is being sent.
      return hanging.then(resolve);
    };
  });
  const worker = office.makeWorker();
  worker.start();
  await texted;
  gate.open();
  await worker.stop();
  expect((await office.rows()).map(({ status }) => status)).toEqual(["SENT", "SENT"]);
});

test("a database that is away is looked for at each poll, and reported once", async () => {
  const find = jest.spyOn(office.database.source.manager, "find").mockRejectedValue(new Error("gone: marie@example.ca"));
  const worker = office.makeWorker({ pollMs: 5 });
  worker.start();
  while (find.mock.calls.length < 8) await setImmediate();
  find.mockRestore();
  const sent = whenSent(1);
  await office.enqueue(codeFor("marie@example.ca"));
  await sent;
  await worker.stop();
  const events = office.logLines.map((line) => (JSON.parse(line) as { event: string }).event);
  expect(events.filter((event) => event === "outbox.failing")).toHaveLength(2);
  expect(events).toContain("outbox.recovered");
  expect(office.logLines.join("")).not.toContain("marie");
});
