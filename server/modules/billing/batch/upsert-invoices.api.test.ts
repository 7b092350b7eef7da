import { fromGlobalId, toGlobalId } from "../../../graphql/global-id.ts";
import { days } from "../../../kernel/clock.ts";
import type { ApiClient } from "../../../testing/api-client.ts";
import type { BatchAnswer } from "../../../testing/batches.ts";
import { outcomesOf, problemsOf, upsertInvoices } from "../../../testing/batches.ts";
import { TestClinic } from "../../../testing/clinic.ts";
import type { Portail } from "../../../testing/portail.ts";
import { startPortail } from "../../../testing/portail.ts";
import { AuditEvent } from "../../audit/audit-event.entity.ts";
import { OutboxMessage } from "../../notifications/outbox-message.entity.ts";
import type { Patient } from "../../patients/patient.entity.ts";
import { Invoice } from "../invoices/invoice.entity.ts";
import { InvoiceLine } from "../invoices/invoice-line.entity.ts";
import { LedgerEntry } from "../ledger/ledger-entry.entity.ts";
import { BillingProfile } from "../profile/billing-profile.entity.ts";
import { keepProfile } from "../testing/billing-profiles.ts";
import { expectSums } from "../testing/expect-sums.ts";
import { write } from "../testing/invoice-calls.ts";
import { aLine, beginBilling, withStripe } from "../testing/invoices.ts";

let portail: Portail;
let beside: Portail;
let clinic: TestClinic;
let program: ApiClient;
let patient: Patient;

beforeAll(async () => {
  portail = await startPortail({ config: withStripe });
  beside = await startPortail({ config: withStripe, beside: portail });
  clinic = await TestClinic.open(portail, "demo");
  await beginBilling(portail, clinic);
  program = portail.program(clinic.token);
  patient = await clinic.patient();
}, 120_000);

afterAll(async () => {
  await beside.stop();
  await portail.stop();
});

// After each test: whatever was sent, the books are right.
afterEach(() => expectSums(portail.database, clinic.clinic.id));

let count = 0;
const next = (): string => `F-${(count += 1)}`;

const item = (fields: object = {}) => ({ externalId: next(), patientExternalId: patient.externalId, lines: [aLine()], ...fields });

const send = (...items: readonly object[]): Promise<BatchAnswer> => upsertInvoices(program, ...(items as Record<string, unknown>[]));

const rows = (): Promise<Invoice[]> => portail.database.manager.findBy(Invoice, { clinicId: clinic.clinic.id });

const rowOf = async (externalId: string): Promise<Invoice> => (await rows()).find((row) => row.externalId === externalId)!;

const actionsOn = async (externalId: string): Promise<string[]> => {
  const { id: subjectId } = await rowOf(externalId);
  const events = await portail.database.manager.find(AuditEvent, { where: { subjectId }, order: { id: "ASC" } });
  return events.map(({ action }) => action).filter((action) => action !== "invoice.read");
};

const messages = (): Promise<number> => portail.database.manager.countBy(OutboxMessage, {});

/** Every invoice that has a number has one of its own, from 1 without a gap. */
async function expectNumbers(): Promise<void> {
  const numbers = (await rows()).flatMap(({ number }) => number ?? []).toSorted((a, b) => a - b);
  expect(numbers).toEqual(numbers.map((_, place) => place + 1));
}

describe("one invoice", () => {
  test("is begun, left alone, changed, issued, and left alone by every repetition", async () => {
    const draft = item({ note: "Merci.", practitioner: { name: "Dre Côté" }, lines: [aLine({ taxes: ["QST", "GST"], quantity: 1.5 })] });
    const begun = await send(draft);
    expect(begun.results[0]).toMatchObject({
      ...{ outcome: "CREATED", errors: [], entity: { number: null, status: "DRAFT", note: "Merci.", total: { cents: 13_797 } } },
    });
    expect(outcomesOf(await send(draft))).toEqual(["UNCHANGED"]);
    expect((await rowOf(draft.externalId)).version).toBe(1);

    const changed = await send({ externalId: draft.externalId, note: null, dueOn: "2026-05-01", lines: [aLine({ unitPriceCents: 100 })] });
    expect(changed.results[0]).toMatchObject({ outcome: "UPDATED", entity: { note: null, dueOn: "2026-05-01", total: { cents: 100 } } });
    expect((await rowOf(draft.externalId)).practitionerName).toBe("Dre Côté");

    const before = await messages();
    const issued = await send({ externalId: draft.externalId, issue: true });
    expect(issued.results[0]).toMatchObject({
      ...{ outcome: "UPDATED", entity: { number: "000001", status: "PAYMENT_DUE", issuedOn: "2026-03-14", dueOn: "2026-05-01" } },
    });
    expect(await messages()).toBe(before + 1);
    for (const again of [
      { issue: true },
      { issue: false },
      {},
      { dueOn: "2026-05-01", lines: [aLine({ unitPriceCents: 100 })] },
      { dueOn: null },
    ])
      expect(outcomesOf(await send({ externalId: draft.externalId, ...again }))).toEqual(["UNCHANGED"]);
    expect(await messages()).toBe(before + 1);
    expect(await actionsOn(draft.externalId)).toEqual(["invoice.created", "invoice.updated", "invoice.issued"]);
    await expectNumbers();
  });

  test("is made and issued at once, due as the clinic's invoices are, and its patient is told once", async () => {
    const whole = item({ issue: true });
    const before = await messages();
    const [first, again] = [await send(whole), await send(whole)];
    expect(first.results[0]).toMatchObject({
      outcome: "CREATED",
      entity: { status: "PAYMENT_DUE", dueOn: "2026-04-13", balance: { cents: 8_000 } },
    });
    expect(outcomesOf(again)).toEqual(["UNCHANGED"]);
    expect(await messages()).toBe(before + 1);
    expect(await actionsOn(whole.externalId)).toEqual(["invoice.created", "invoice.issued"]);
    const { id } = await rowOf(whole.externalId);
    expect((await rowOf(whole.externalId)).snapshot).toMatchObject({ clinicName: "Clinique demo", patient: { firstName: "Ève" } });
    const entries = await portail.database.manager.findBy(LedgerEntry, { clinicId: clinic.clinic.id, invoiceId: id });
    expect(entries.map(({ kind, actor }) => [kind, actor])).toEqual([["CHARGE", `consumer:${clinic.consumer.id}`]]);
    await expectNumbers();
  });

  test.each([
    ["lines", { lines: [aLine({ unitPriceCents: 9_000 })] }],
    ["lines", { lines: [aLine(), aLine()] }],
    ["note", { note: "Autre chose" }],
    ["dueOn", { dueOn: "2026-12-24" }],
    ["province", { province: "ON" }],
    ["practitioner", { practitioner: { name: "Dr Roy" } }],
    ["internalNote", { internalNote: "Pour nous" }],
  ])("once issued is not changed: other %s are a conflict, and nothing of it is written", async (field, fields) => {
    const issued = item({ issue: true });
    await send(issued);
    const before = await rowOf(issued.externalId);
    const answer = await send({ ...issued, ...fields });
    expect([outcomesOf(answer), problemsOf(answer)]).toEqual([["FAILED"], [[`CONFLICT ${field}`]]]);
    expect(await rowOf(issued.externalId)).toEqual(before);
  });

  test("stays its patient's, and void stays void", async () => {
    const other = await clinic.patient();
    const issued = item({ issue: true });
    await send(issued);
    expect(problemsOf(await send({ ...issued, patientExternalId: other.externalId }))).toEqual([["CONFLICT patientExternalId"]]);
    const byId = { patientExternalId: null, patientId: toGlobalId("Patient", other.id) };
    expect(problemsOf(await send({ ...issued, ...byId }))).toEqual([["CONFLICT patientId"]]);
    const { id } = await rowOf(issued.externalId);
    await write(await clinic.staff("DESK"), "voidInvoice", { invoiceId: toGlobalId("Invoice", id), reason: "Erreur" });
    expect(outcomesOf(await send(issued))).toEqual(["UNCHANGED"]);
    expect(problemsOf(await send({ ...issued, note: "?" }))).toEqual([["CONFLICT note"]]);
    expect((await rowOf(issued.externalId)).state).toBe("VOID");
  });
});

describe("a batch", () => {
  test("says of each item what is wrong with it, and writes the others", async () => {
    const good = [item({ issue: true }), item()];
    const wrong: [object, string[]][] = [
      [{ externalId: next() }, ["VALIDATION_FAILED patientExternalId", "VALIDATION_FAILED lines"]],
      [item({ lines: [] }), ["VALIDATION_FAILED lines"]],
      [item({ lines: [aLine(), aLine({ quantity: 0 })] }), ["VALIDATION_FAILED lines.1.quantity"]],
      [item({ lines: [aLine(), aLine({ taxes: ["HST"] })] }), ["VALIDATION_FAILED lines.1.taxes"]],
      [item({ lines: [aLine({ unitPriceCents: -1 })] }), ["VALIDATION_FAILED lines"]],
      [item({ patientExternalId: "nobody" }), ["VALIDATION_FAILED patientExternalId"]],
      [item({ patientId: toGlobalId("Patient", patient.id) }), ["VALIDATION_FAILED patientId"]],
      [item({ patientExternalId: null, patientId: toGlobalId("Invoice", patient.id) }), ["VALIDATION_FAILED patientId"]],
      [item({ issue: true, dueOn: "2026-03-13" }), ["VALIDATION_FAILED dueOn"]],
      [item({ externalId: "x".repeat(81) }), ["VALIDATION_FAILED externalId"]],
      [item({ externalId: good[1]!.externalId }), ["CONFLICT externalId"]],
      [item({ note: "x".repeat(1_001), practitioner: { name: "" } }), ["VALIDATION_FAILED practitioner.name", "VALIDATION_FAILED note"]],
    ];
    const before = await rows();
    const answer = await send(...good, ...wrong.map(([fields]) => fields));
    expect(problemsOf(answer)).toEqual([[], [], ...wrong.map(([, problems]) => problems)]);
    expect(await rows()).toHaveLength(before.length + 2);
    const lines = await portail.database.manager.countBy(InvoiceLine, { clinicId: clinic.clinic.id });
    expect(outcomesOf(await send(...good))).toEqual(["UNCHANGED", "UNCHANGED"]);
    expect(await portail.database.manager.countBy(InvoiceLine, { clinicId: clinic.clinic.id })).toBe(lines);
    await expectNumbers();
  });

  test("of 500 is numbered in its order; one of 501, or of none, is refused whole", async () => {
    const batch = Array.from({ length: 500 }, (_, place) => item({ issue: place % 10 === 0 }));
    const answer = await send(...batch);
    expect(new Set(outcomesOf(answer))).toEqual(new Set(["CREATED"]));
    const numbers = answer.results.flatMap(({ entity }) => (entity.number === null ? [] : Number(entity.number)));
    expect(numbers).toEqual(numbers.map((_, place) => numbers[0]! + place));
    expect(numbers).toHaveLength(50);
    await expectNumbers();
    for (const size of [0, 501]) {
      const refused = await send(...Array.from({ length: size }, () => item()));
      expect([refused.results, refused.errors.map(({ path }) => path)]).toEqual([[], [["input", "invoices"]]]);
    }
  });

  test("sent by many at once, through several servers, is there once; numbers have no gap", async () => {
    const others = beside.program(clinic.token);
    const batch = Array.from({ length: 10 }, () => item({ issue: true }));
    const before = await messages();
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, place) =>
        upsertInvoices(place % 2 === 0 ? program : others, ...(place % 4 < 2 ? batch : batch.toReversed())),
      ),
    );
    const outcomes = answers.flatMap(({ results }) => results.map(({ outcome }) => outcome));
    expect(outcomes.filter((outcome) => outcome === "CREATED")).toHaveLength(10);
    const again = await send(...batch);
    expect(outcomesOf(again)).toEqual(batch.map(() => "UNCHANGED"));
    expect(await messages()).toBe(before + 10);
    await expectNumbers();
  });

  test("changes a draft against whoever changes it at the same time, one after the other", async () => {
    const draft = item();
    await send(draft);
    const notes = Array.from({ length: 8 }, (_, place) => `Note ${place}`);
    const answers = await Promise.all(notes.map((note) => send({ externalId: draft.externalId, note }, item({ issue: true }))));
    const first = answers.map(({ results }) => results[0]!.outcome);
    expect(first.filter((outcome) => outcome === "UPDATED").length).toBeGreaterThan(0);
    expect(answers.map(({ results }) => results[1]!.outcome)).toEqual(notes.map(() => "CREATED"));
    const { version, note } = await rowOf(draft.externalId);
    expect(version).toBe(1 + first.filter((outcome) => outcome === "UPDATED").length);
    expect(notes).toContain(note);
    await expectNumbers();
  });

  test("without a billing profile makes drafts where the province is said, and issues nothing", async () => {
    const profile = await portail.database.manager.findOneByOrFail(BillingProfile, { clinicId: clinic.clinic.id });
    await portail.database.manager.delete(BillingProfile, { clinicId: clinic.clinic.id });
    const answer = await send(item({ province: "ON" }), item(), item({ province: "ON", issue: true }));
    await keepProfile(portail.database, clinic.clinic.id, profile);
    expect(problemsOf(answer)).toEqual([[], ["VALIDATION_FAILED province"], ["VALIDATION_FAILED issue"]]);
  });
});

describe("who asks", () => {
  test("knows its own external ids alone, and the clinic's patients", async () => {
    const mine = item();
    await send(mine);
    const other = portail.program(await clinic.tokenWith("BILLING_WRITE", "BILLING_READ"));
    const theirs = { ...mine, patientExternalId: null, patientId: toGlobalId("Patient", patient.id) };
    expect(outcomesOf(await upsertInvoices(other, theirs))).toEqual(["CREATED"]);
    expect((await rows()).filter(({ externalId }) => externalId === mine.externalId)).toHaveLength(2);
    const maple = await TestClinic.open(portail, "maple");
    await keepProfile(portail.database, maple.clinic.id);
    expect(problemsOf(await upsertInvoices(portail.program(maple.token, "maple"), { ...theirs, externalId: next() }))).toEqual([
      ["VALIDATION_FAILED patientId"],
    ]);
  });

  test("sees what they wrote by the right to read alone", async () => {
    const writer = portail.program(await clinic.tokenWith("BILLING_WRITE"));
    const input = { invoices: [{ ...item(), patientExternalId: null, patientId: toGlobalId("Patient", patient.id) }] };
    const query = (fields: string) =>
      `mutation ($input: UpsertInvoicesInput!) { upsertInvoices(input: $input) { results { outcome ${fields} } } }`;
    expect((await writer.data(query(""), { input })).upsertInvoices.results).toEqual([{ outcome: "CREATED" }]);
    expect(await writer.refusal(query("invoice { id }"), { input })).toEqual(["FORBIDDEN"]);
    const reader = portail.program(await clinic.tokenWith("BILLING_READ"));
    expect(await reader.refusal(query(""), { input })).toEqual(["FORBIDDEN"]);
  });
});

test("a draft is priced by the taxes of the day on which it is issued", async () => {
  const draft = item({ lines: [aLine({ taxes: ["GST"] })] });
  const { results } = await send(draft);
  await portail.database.manager.update(
    Invoice,
    { clinicId: clinic.clinic.id, id: fromGlobalId("Invoice", results[0]!.entity.id)! },
    { totalCents: 1 },
  );
  portail.clock.advance(days(1));
  const issued = await send({ ...draft, issue: true });
  expect(issued.results[0]).toMatchObject({
    outcome: "UPDATED",
    entity: { total: { cents: 8_400 }, balance: { cents: 8_400 }, issuedOn: "2026-03-15" },
  });
});
