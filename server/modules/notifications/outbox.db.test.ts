import { DeliveryFailed, DeliveryRefused } from "../../gateways/delivery-error.ts";
import { hours, later, minutes } from "../../kernel/clock.ts";
import { SecretKeys } from "../../kernel/secret-keys.ts";
import { backOffMs, maximumAttempts } from "./back-off.ts";
import type { OutboxMessage } from "./outbox-message.entity.ts";
import { OutboxQueue } from "./outbox-queue.ts";
import { codeFor, openPostOffice, type PostOffice } from "./testing/post-office.ts";

const leaseMs = 120_000;
let office: PostOffice;
beforeAll(async () => {
  office = await openPostOffice();
});
beforeEach(() => office.clear());
afterAll(() => office.close());

const onlyRow = async (): Promise<OutboxMessage> => {
  const rows = await office.rows();
  expect(rows).toHaveLength(1);
  return rows[0]!;
};

describe("enqueueing", () => {
  test("is undone with its cause", async () => {
    const work = office.database.transaction(async (tx) => {
      await office.outbox.enqueue(tx, codeFor("marie@example.ca"));
      throw new Error("the cause failed");
    });
    await expect(work).rejects.toThrow("the cause failed");
    expect(await office.rows()).toEqual([]);
  });

  test("keeps destination, name and code unreadable, and empties them once sent", async () => {
    await office.enqueue(codeFor("marie@example.ca", { sequence: "marie" }));
    const row = await onlyRow();
    expect(row.payload).not.toBeNull();
    expect(JSON.stringify(row)).not.toMatch(/marie|12345678|Clinique/);
    await office.makeWorker().deliverDue();
    expect(await onlyRow()).toMatchObject({ payload: null, status: "SENT", attempts: 1, leaseToken: null, sentAt: office.clock.now() });
  });

  test("of a decoy leaves the same row, from which nothing goes out", async () => {
    await office.enqueue(codeFor("known@example.ca", { patientId: null }), codeFor("other@example.ca", { patientId: null, decoy: true }));
    const [real, decoy] = (await office.rows()) as [OutboxMessage, OutboxMessage];
    const sameShape = { id: "", payload: "" };
    expect({ ...decoy, ...sameShape }).toEqual({ ...real, ...sameShape });
    expect(decoy.payload?.length).toBe(real.payload?.length);
    await office.makeWorker().deliverDue();
    expect(office.sent.map(({ to }) => to)).toEqual(["known@example.ca"]);
    expect((await office.rows()).map(({ status, payload }) => [status, payload])).toEqual([
      ["SENT", null],
      ["SUPPRESSED", null],
    ]);
  });
});

describe("delivery", () => {
  test("goes by the message's channel, under an id that is the row's", async () => {
    await office.enqueue(codeFor("marie@example.ca"), codeFor("+15145550142", { channel: "SMS" }));
    await office.makeWorker().deliverDue();
    const [email, sms] = await office.rows();
    expect(office.sent).toContainEqual(
      expect.objectContaining({ channel: "EMAIL", to: "marie@example.ca", id: `${email?.id}@portail.example` }),
    );
    expect(office.sent).toContainEqual(
      expect.objectContaining({
        channel: "SMS",
        to: "+15145550142",
        id: sms?.id,
        text: expect.stringContaining("@demo.localhost #12345678"),
      }),
    );
  });

  test("by text is given up where no texts can be sent", async () => {
    await office.enqueue(codeFor("+15145550142", { channel: "SMS" }));
    await office.makeWorker({ gateways: { ...office.gateways, text: null } }).deliverDue();
    expect(await onlyRow()).toMatchObject({ status: "DEAD", lastErrorCode: "NO_TEXT_GATEWAY" });
  });

  test("leaves no destination, code or name in the log", async () => {
    office.provider.accept = async () => Promise.reject(new Error("550 marie@example.ca is unknown, 12345678"));
    await office.enqueue(codeFor("marie@example.ca"));
    await office.makeWorker().deliverDue();
    expect(office.logLines.join("")).toContain("outbox.delivery-failed");
    expect(office.logLines.join("")).not.toMatch(/marie|12345678|Érable/);
  });

  test("of what can't be decrypted is given up", async () => {
    await office.enqueue(codeFor("marie@example.ca"));
    await office.makeWorker({ keys: SecretKeys.parse("ab".repeat(32)) }).deliverDue();
    expect(await onlyRow()).toMatchObject({ status: "DEAD", lastErrorCode: "UNREADABLE", payload: null });
    expect(office.sent).toEqual([]);
  });
});

describe("a failure", () => {
  test("for now is tried again, later and later, and still arrives", async () => {
    office.provider.accept = async () => Promise.reject(new DeliveryFailed("SMTP_451"));
    await office.enqueue(codeFor("marie@example.ca"));
    const worker = office.makeWorker();
    for (const [attempt, waitMs] of [2_000, 4_000, 8_000].entries()) {
      await worker.deliverDue();
      const nextAttemptAt = later(office.clock.now(), waitMs);
      expect(await onlyRow()).toMatchObject({
        status: "PENDING",
        attempts: attempt + 1,
        nextAttemptAt,
        lastErrorCode: "SMTP_451",
        leaseToken: null,
      });
      office.advance(waitMs - 1);
      expect(await worker.deliverDue()).toBe(0);
      office.advance(1);
    }
    office.provider.accept = async () => undefined;
    await worker.deliverDue();
    expect(await onlyRow()).toMatchObject({ status: "SENT", attempts: 4 });
    expect(office.sent).toHaveLength(1);
  });

  test("for good is not tried again", async () => {
    office.provider.accept = async () => Promise.reject(new DeliveryRefused("SMTP_550"));
    await office.enqueue(codeFor("marie@example.ca"));
    await office.makeWorker().deliverDue();
    expect(await onlyRow()).toMatchObject({ status: "DEAD", attempts: 1, lastErrorCode: "SMTP_550", payload: null });
  });

  test("that lasts is given up in the end", async () => {
    office.provider.accept = async () => Promise.reject(new DeliveryFailed("SMTP_ETIMEDOUT"));
    await office.enqueue(codeFor("marie@example.ca"));
    const worker = office.makeWorker();
    for (let attempt = 1; attempt <= maximumAttempts; attempt += 1) {
      expect(await worker.deliverDue()).toBe(1);
      office.advance(hours(1));
    }
    expect(await worker.deliverDue()).toBe(0);
    expect(await onlyRow()).toMatchObject({ status: "DEAD", attempts: maximumAttempts, lastErrorCode: "SMTP_ETIMEDOUT", payload: null });
  });

  test("of a provider that never answers ends, too", async () => {
    office.provider.accept = () => new Promise(() => undefined);
    await office.enqueue(codeFor("marie@example.ca"));
    await office.makeWorker({ sendTimeoutMs: 20 }).deliverDue();
    expect(await onlyRow()).toMatchObject({ status: "PENDING", lastErrorCode: "TIMED_OUT" });
  });
});

describe("a code past its time", () => {
  test("is not sent", async () => {
    await office.enqueue(codeFor("marie@example.ca", { notAfter: later(office.clock.now(), minutes(15)) }));
    office.advance(minutes(15));
    await office.makeWorker().deliverDue();
    expect(office.sent).toEqual([]);
    expect(await onlyRow()).toMatchObject({ status: "EXPIRED", payload: null });
  });

  test("is sent in its last moment", async () => {
    await office.enqueue(codeFor("marie@example.ca", { notAfter: later(office.clock.now(), minutes(15)) }));
    office.advance(minutes(15) - 1);
    await office.makeWorker().deliverDue();
    expect(office.sent).toHaveLength(1);
  });

  test("isn't kept for a try that would come too late", async () => {
    office.provider.accept = async () => Promise.reject(new DeliveryFailed("SMTP_451"));
    await office.enqueue(codeFor("marie@example.ca", { notAfter: later(office.clock.now(), 1_500) }));
    await office.makeWorker().deliverDue();
    expect(await onlyRow()).toMatchObject({ status: "EXPIRED", lastErrorCode: "SMTP_451", payload: null });
  });
});

describe("a newer code", () => {
  const sequence = "marie";

  test("makes an unsent older one void", async () => {
    office.provider.accept = async () => Promise.reject(new DeliveryFailed("SMTP_451"));
    await office.enqueue(codeFor("first@example.ca", { sequence }));
    const worker = office.makeWorker();
    await worker.deliverDue();
    office.provider.accept = async () => undefined;
    await office.enqueue(codeFor("second@example.ca", { sequence }), codeFor("someone@example.ca", { sequence: "someone else" }));
    office.advance(hours(1));
    await worker.deliverDue();
    expect(office.sent.map(({ to }) => to).sort()).toEqual(["second@example.ca", "someone@example.ca"]);
    expect((await office.rows())[0]).toMatchObject({ status: "EXPIRED", lastErrorCode: "SUPERSEDED", payload: null });
  });

  test("of another clinic or channel does not", async () => {
    const other = "01JQ8ZV5K3T9W2M4N6P8R0S1X8";
    await office.enqueue(
      codeFor("a@example.ca", { sequence }),
      codeFor("b@example.ca", { sequence, clinicId: other }),
      codeFor("+15145550142", { sequence, channel: "SMS" }),
    );
    await office.makeWorker().deliverDue();
    expect(office.sent).toHaveLength(3);
  });

  test("waits while the older one is being sent", async () => {
    await office.enqueue(codeFor("first@example.ca", { sequence }));
    const queue = new OutboxQueue(office.database, office.clock, leaseMs);
    const claimed = await queue.claim((await queue.findDue("EMAIL", true, 1))[0]!);
    await office.enqueue(codeFor("second@example.ca", { sequence }));
    const worker = office.makeWorker();
    await worker.deliverDue();
    expect(office.sent).toEqual([]);
    expect((await office.rows())[1]).toMatchObject({ status: "PENDING", attempts: 0, leaseToken: null });
    await queue.finish(claimed!, { status: "SENT" });
    office.advance(250);
    await worker.deliverDue();
    expect(office.sent.map(({ to }) => to)).toEqual(["second@example.ca"]);
  });
});

test("waits grow up to an hour, and spread over their upper half", () => {
  expect([1, 2, 3, 11, 12, 30].map((attempts) => backOffMs(attempts, () => 1))).toEqual([
    2_000, 4_000, 8_000, 2_048_000, 3_600_000, 3_600_000,
  ]);
  expect(backOffMs(1, () => 0)).toBe(1_000);
});
