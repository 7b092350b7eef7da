import { DeliveryFailed, DeliveryRefused } from "../../../gateways/delivery-error.ts";
import { days, hours, later, minutes } from "../../../kernel/clock.ts";
import { newId } from "../../../kernel/id.ts";
import { SecretKeys } from "../../../kernel/secret-keys.ts";
import { OutboxMessage } from "../outbox-message.entity.ts";
import { OutboxQueue } from "../outbox-queue.ts";
import { codeFor, noticeFor, openPostOffice, type PostOffice } from "../testing/post-office.ts";
import { SweepMessages } from "./sweep-messages.ts";

let office: PostOffice;
beforeAll(async () => {
  office = await openPostOffice();
});
beforeEach(() => office.clear());
afterAll(() => office.close());

const refuse = async (): Promise<void> => Promise.reject(new DeliveryRefused("SMTP_550"));
const fail = async (): Promise<void> => Promise.reject(new DeliveryFailed("SMTP_451"));
const sweep = (signal = new AbortController().signal): Promise<void> => new SweepMessages(office.database, office.clock).run(signal);

describe("a message that is given up", () => {
  test("is kept for staff in the same breath: a code without what it said, a notice with it, sealed", async () => {
    office.provider.accept = refuse;
    await office.enqueue(codeFor("marie@example.ca"), noticeFor("luc@example.ca"));
    await office.makeWorker().deliverDue();
    const [code, notice] = await office.undelivered();
    expect(code).toMatchObject({ kind: "ONE_TIME_CODE", state: "FINAL", payload: null, maskedDestination: "m•••@e•••.ca" });
    expect(code).toMatchObject({ reason: "REFUSED", errorCode: "SMTP_550", attempts: 1, givenUpAt: office.clock.now() });
    expect(notice).toMatchObject({
      kind: "PORTAL_INVITATION",
      state: "RESENDABLE",
      payload: expect.any(String),
      maskedDestination: "l•••@e•••.ca",
    });
    expect(JSON.stringify([code, notice])).not.toMatch(/marie|luc@|12345678|Érable|token/);
    expect((await office.rows()).map(({ status, payload }) => [status, payload])).toEqual([
      ["DEAD", null],
      ["DEAD", null],
    ]);
  });

  test.each([
    ["SNS_OPTED_OUT", new DeliveryRefused("SNS_OPTED_OUT"), "OPTED_OUT"],
    ["a refusal", new DeliveryRefused("SES_MESSAGE_REJECTED"), "REFUSED"],
  ])("after %s says so", async (_, error, reason) => {
    office.provider.accept = async () => Promise.reject(error);
    await office.enqueue(noticeFor("luc@example.ca"));
    await office.makeWorker().deliverDue();
    expect(await office.undelivered()).toMatchObject([{ reason }]);
  });

  test("where texts aren't set up, or its key is gone, or it kills each worker, says so", async () => {
    await office.enqueue(noticeFor("+15145550142", { channel: "SMS" }));
    await office.makeWorker({ gateways: { ...office.gateways, text: null } }).deliverDue();
    await office.enqueue(noticeFor("luc@example.ca"));
    await office.makeWorker({ keys: SecretKeys.parse("ab".repeat(32)) }).deliverDue();
    await office.enqueue(noticeFor("luc@example.ca"));
    const queue = new OutboxQueue(office.database, office.clock, 1);
    for (let deaths = 0; deaths < 30; deaths += 1) {
      await queue.claim((await queue.findDue("EMAIL", false, 1))[0]!);
      office.advance(1);
    }
    await office.makeWorker().deliverDue();
    expect((await office.undelivered()).map(({ reason, state }) => `${reason} ${state}`)).toEqual([
      "NO_TEXT_SERVICE RESENDABLE",
      "UNREADABLE FINAL",
      "INTERNAL RESENDABLE",
    ]);
  });

  test("after its last try, and one whose time ran out, are there too", async () => {
    office.provider.accept = fail;
    await office.enqueue(noticeFor("luc@example.ca"), codeFor("marie@example.ca", { notAfter: later(office.clock.now(), minutes(15)) }));
    const worker = office.makeWorker();
    for (let attempt = 0; attempt < 30; attempt += 1) {
      await worker.deliverDue();
      office.advance(hours(1));
    }
    const undelivered = await office.undelivered();
    expect(undelivered.map(({ reason, attempts }) => [reason, attempts])).toEqual([
      ["SERVICE_FAILING", 30],
      ["TOO_LATE", 1],
    ]);
    expect((await office.rows()).map(({ status }) => status)).toEqual(["DEAD", "EXPIRED"]);
  });

  test("is not there where it was a decoy, or void since a newer one", async () => {
    office.provider.accept = fail;
    await office.enqueue(
      codeFor("nobody@example.ca", { decoy: true, notAfter: office.clock.now() }),
      codeFor("a@example.ca", { sequence: "a" }),
    );
    const worker = office.makeWorker();
    await worker.deliverDue();
    await office.enqueue(codeFor("b@example.ca", { sequence: "a" }));
    office.provider.accept = async () => undefined;
    office.advance(hours(1));
    await worker.deliverDue();
    expect(await office.undelivered()).toEqual([]);
    expect((await office.rows()).map(({ lastErrorCode }) => lastErrorCode)).toEqual([null, "SUPERSEDED", null]);
  });
});

describe("what can wait", () => {
  test("leaves after what somebody waits for, and holds it up by a few messages at most", async () => {
    await office.enqueue(...Array.from({ length: 12 }, (_, index) => noticeFor(`n${index}@example.ca`)));
    let asked = false;
    office.provider.accept = async () => {
      if (!asked) await office.enqueue(codeFor("marie@example.ca"));
      asked = true;
    };
    await office.makeWorker().deliverDue();
    expect(office.sent).toHaveLength(13);
    expect(office.sent.findIndex(({ to }) => to === "marie@example.ca")).toBe(5);
  });

  test("each in its turn: none leaves before an older one of its sequence, also where that one waits for its next try", async () => {
    await office.enqueue(codeFor("first@example.ca", { sequence: "a" }), codeFor("second@example.ca", { sequence: "a" }));
    const queue = new OutboxQueue(office.database, office.clock, minutes(2));
    const [first, second] = await queue.findDue("EMAIL", true, 2);
    const held = (await queue.claim(first!))!;
    const waiting = (await queue.claim(second!))!;
    expect(await queue.standing(waiting, "IN_TURN")).toEqual({ is: "early", until: later(office.clock.now(), 250) });
    const retryAt = later(office.clock.now(), minutes(5));
    await queue.retry(held, retryAt, "SMTP_451");
    expect(await queue.standing(waiting, "IN_TURN")).toEqual({ is: "early", until: later(retryAt, 250) });
    expect(await queue.standing(held, "IN_TURN")).toEqual({ is: "current" });
    office.advance(minutes(5));
    const due = (await queue.findDue("EMAIL", true, 2)).find(({ id }) => id === first!.id)!;
    await queue.finish((await queue.claim(due))!, { status: "SENT" });
    expect(await queue.standing(waiting, "IN_TURN")).toEqual({ is: "current" });
  });
});

test("a worker that was held up past its lease sends nothing", async () => {
  await office.enqueue(codeFor("marie@example.ca", { sequence: "a" }));
  const manager = office.database.source.manager;
  const find = manager.find.bind(manager);
  const spy = jest.spyOn(manager, "find").mockImplementation((...given: Parameters<typeof find>) => {
    // The look at the sequence, between claiming and sending.
    if (JSON.stringify(given[1]).includes("sequenceKey")) office.advance(minutes(2));
    return find(...given);
  });
  const worker = office.makeWorker();
  await worker.deliverDue();
  spy.mockRestore();
  expect(office.sent).toEqual([]);
  await worker.deliverDue();
  expect(office.sent).toHaveLength(1);
  expect(await office.rows()).toMatchObject([{ status: "SENT", attempts: 2 }]);
});

describe("the sweep", () => {
  test("deletes what was finished 30 days ago, in as many batches as it takes, and nothing that waits", async () => {
    await office.enqueue(codeFor("marie@example.ca"), noticeFor("luc@example.ca"));
    await office.makeWorker().deliverDue();
    // Copies of a finished row: more than a batch of them.
    const [finished] = await office.rows();
    const copies = Array.from({ length: 600 }, () => ({ ...finished!, id: newId() }));
    for (let start = 0; start < copies.length; start += 100) {
      await office.database.transaction((tx) => tx.insert(OutboxMessage, copies.slice(start, start + 100)));
    }
    office.provider.accept = fail;
    await office.enqueue(noticeFor("waiting@example.ca"));
    await office.makeWorker().deliverDue();
    office.advance(days(30) - 1);
    await sweep();
    expect(await office.rows()).toHaveLength(603);
    office.advance(1);
    await sweep();
    expect((await office.rows()).map(({ status }) => status)).toEqual(["PENDING"]);
  });

  test("empties an undelivered message after 30 days and deletes it after 90", async () => {
    office.provider.accept = refuse;
    await office.enqueue(codeFor("marie@example.ca"), noticeFor("luc@example.ca"));
    await office.makeWorker().deliverDue();
    office.advance(days(30) - 1);
    await sweep();
    expect((await office.undelivered()).map(({ payload, state }) => [payload !== null, state])).toEqual([
      [false, "FINAL"],
      [true, "RESENDABLE"],
    ]);
    office.advance(1);
    await sweep();
    expect((await office.undelivered()).map(({ payload, state }) => [payload !== null, state])).toEqual([
      [false, "FINAL"],
      [false, "FINAL"],
    ]);
    office.advance(days(60) - 1);
    await sweep();
    expect(await office.undelivered()).toHaveLength(2);
    office.advance(1);
    await sweep();
    expect(await office.undelivered()).toEqual([]);
  });

  test("ends when it is told to", async () => {
    await office.enqueue(codeFor("marie@example.ca"));
    await office.makeWorker().deliverDue();
    office.advance(days(31));
    await sweep(AbortSignal.abort());
    expect(await office.rows()).toHaveLength(1);
  });
});
