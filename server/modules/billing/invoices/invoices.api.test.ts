import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fromGlobalId, toGlobalId } from "../../../graphql/global-id.ts";
import { days } from "../../../kernel/clock.ts";
import { newId } from "../../../kernel/id.ts";
import type { ApiClient } from "../../../testing/api-client.ts";
import { TestClinic } from "../../../testing/clinic.ts";
import type { Portail } from "../../../testing/portail.ts";
import { startPortail } from "../../../testing/portail.ts";
import { AuditEvent } from "../../audit/audit-event.entity.ts";
import type { Patient } from "../../patients/patient.entity.ts";
import type { EntryToAdd } from "../ledger/add-entries.ts";
import { addEntries } from "../ledger/add-entries.ts";
import { holdInvoices } from "../ledger/hold-invoices.ts";
import { LedgerEntry } from "../ledger/ledger-entry.entity.ts";
import { settlementOf } from "../ledger/settlement.ts";
import { BillingProfile } from "../profile/billing-profile.entity.ts";
import { keepProfile } from "../testing/billing-profiles.ts";
import { create, createAndIssue, problemsOf, readInvoice, write } from "../testing/invoice-calls.ts";
import { aDraft, aLine, anInvoice, beginBilling, withStripe } from "../testing/invoices.ts";
import { InvoiceLine } from "./invoice-line.entity.ts";
import { Invoice } from "./invoice.entity.ts";
import { issueInvoice } from "./issue-invoice.ts";

let portail: Portail;
let clinic: TestClinic;
let desk: ApiClient;
let patient: Patient;

beforeAll(async () => {
  portail = await startPortail({ config: withStripe });
  clinic = await TestClinic.open(portail, "demo");
  await beginBilling(portail, clinic);
  desk = await clinic.staff("DESK");
  patient = await clinic.patient({ address: { street: "12, rue des Érables", city: "Laval", province: "QC", postalCode: "H7A 1A1" } });
}, 120_000);

afterAll(() => portail.stop());

const idOf = (invoice: { readonly id: string }): string => fromGlobalId("Invoice", invoice.id)!;

const rowOf = (invoice: { readonly id: string }): Promise<Invoice> =>
  portail.database.manager.findOneByOrFail(Invoice, { clinicId: clinic.clinic.id, id: idOf(invoice) });

const ledgerOf = (invoiceId: string): Promise<LedgerEntry[]> =>
  portail.database.manager.find(LedgerEntry, { where: { clinicId: clinic.clinic.id, invoiceId }, order: { id: "ASC" } });

const actionsOn = async (invoice: { readonly id: string }): Promise<string[]> => {
  const rows = await portail.database.manager.find(AuditEvent, { where: { subjectId: idOf(invoice) }, order: { id: "ASC" } });
  return rows.map(({ action }) => action);
};

const actor = "staff:TEST";

describe("a draft", () => {
  const full = {
    lines: [
      { code: "97110", description: " Séance ", serviceOn: "2026-03-01", quantity: 1.5, unitPriceCents: 10_000, taxes: ["QST", "GST"] },
      { description: "Rabais", unitPriceCents: -1_000 },
    ],
    practitioner: { name: "Dre Côté", profession: "Physiothérapeute", licenceNumber: "P-1234" },
    note: "Merci.\nÀ bientôt.",
    internalNote: "Famille.",
  };

  test("is priced, changed, priced anew, issued and charged; nothing is written twice", async () => {
    const { invoice, errors } = await create(desk, patient, full);
    expect(errors).toEqual([]);
    expect(invoice).toMatchObject({
      ...{ number: null, status: "DRAFT", issuedOn: null, dueOn: null, province: "QC", version: 1, receiptUrl: null },
      ...{ note: "Merci.\nÀ bientôt.", internalNote: "Famille.", subtotal: { cents: 14_000 }, total: { cents: 16_246, currency: "CAD" } },
      ...{ balance: { cents: 0 }, payable: false, obstacle: "NOT_ISSUED", practitioner: full.practitioner },
      lines: [
        { position: 1, description: "Séance", quantity: 1.5, amount: { cents: 15_000 }, taxes: ["GST", "QST"], serviceOn: "2026-03-01" },
        { position: 2, code: null, quantity: 1, unitPrice: { cents: -1_000 }, taxes: [] },
      ],
      taxes: [
        { code: "GST", ratePercent: "5", base: { cents: 15_000 }, amount: { cents: 750 } },
        { code: "QST", ratePercent: "9.975", base: { cents: 15_000 }, amount: { cents: 1_496 } },
      ],
    });
    const change = { invoiceId: invoice.id, version: 1, lines: [{ description: "Séance", unitPriceCents: 9_000 }], note: null };
    const changed = await write(desk, "updateInvoice", change);
    expect(changed.errors).toEqual([]);
    expect(changed.invoice).toMatchObject({ version: 2, note: null, internalNote: "Famille.", total: { cents: 9_000 }, taxes: [] });
    expect(changed.invoice.practitioner).toEqual(full.practitioner);
    const issued = await write(desk, "issueInvoice", { invoiceId: invoice.id, version: 2 });
    expect(issued.errors).toEqual([]);
    const today = portail.clock.now().toISOString().slice(0, 10);
    expect(issued.invoice).toMatchObject({
      status: "PAYMENT_DUE",
      balance: { cents: 9_000 },
      payable: true,
      obstacle: null,
      issuedOn: today,
    });
    expect(issued.invoice.dueOn).toBe(new Date(portail.clock.now().getTime() + days(30)).toISOString().slice(0, 10));
    expect(issued.invoice.pdfUrl).toBe(`/files/invoices/${invoice.id}.pdf?document=invoice&language=fr&app=admin`);
    expect(await ledgerOf(idOf(invoice))).toMatchObject([{ kind: "CHARGE", balanceCents: 9_000, stripeCents: 0, currency: "CAD" }]);
    expect((await rowOf(invoice)).snapshot).toMatchObject({
      clinicName: "Clinique demo",
      profile: { legalName: "Clinique Témoin inc.", gstNumber: "123456789 RT0001", paymentDays: 30 },
      patient: { firstName: "Ève", lastName: "Tremblay", dateOfBirth: "1984-02-29" },
    });
    expect(await actionsOn(invoice)).toEqual(["invoice.created", "invoice.updated", "invoice.issued"]);
    for (const name of ["updateInvoice", "discardInvoice"]) {
      const fields = name === "discardInvoice" ? "discardedId" : undefined;
      const again = await write(desk, name, { invoiceId: invoice.id, version: issued.invoice.version }, fields);
      expect(problemsOf(again)).toEqual(["invoiceId CONFLICT"]);
    }
    expect((await readInvoice(desk, invoice.id)).version).toBe(issued.invoice.version);
  });

  test("is made once for one key, also by parallel calls; the key of another call is refused", async () => {
    const requestKey = newId();
    const made = await Promise.all(Array.from({ length: 6 }, () => create(desk, patient, { requestKey })));
    expect(new Set(made.map(({ invoice }) => invoice?.id)).size).toBe(1);
    expect(await actionsOn(made[0].invoice)).toEqual(["invoice.created"]);
    expect(problemsOf(await create(desk, patient, { requestKey, note: "Autre" }))).toEqual(["requestKey CONFLICT"]);
  });

  test.each([
    ["no line", { lines: [] }, "lines VALIDATION_FAILED"],
    ["51 lines", { lines: Array.from({ length: 51 }, () => aLine()) }, "lines VALIDATION_FAILED"],
    ["an empty description", { lines: [aLine({ description: "  " })] }, "lines.0.description VALIDATION_FAILED"],
    ["a quantity of three decimals", { lines: [aLine(), aLine({ quantity: 0.125 })] }, "lines.1.quantity VALIDATION_FAILED"],
    ["a tax of elsewhere", { lines: [aLine({ taxes: ["HST"] })] }, "lines.0.taxes VALIDATION_FAILED"],
    ["more rebate than price", { lines: [aLine({ unitPriceCents: -1 })] }, "lines VALIDATION_FAILED"],
    ["a day that isn't", { dueOn: "2026-02-30" }, "dueOn VALIDATION_FAILED"],
    ["a note too long", { note: "x".repeat(1001) }, "note VALIDATION_FAILED"],
    ["a nameless practitioner", { practitioner: { name: "" } }, "practitioner.name VALIDATION_FAILED"],
    ["no key", { requestKey: " " }, "requestKey VALIDATION_FAILED"],
    ["nobody's id", { patientId: toGlobalId("Patient", newId()) }, "patientId NOT_FOUND"],
    ["no patient's id", { patientId: "x" }, "patientId NOT_FOUND"],
  ])("is not made with %s", async (_, input, problem) => {
    const { invoice, errors } = await create(desk, patient, input);
    expect({ invoice, problems: problemsOf({ errors }) }).toEqual({ invoice: null, problems: [problem] });
    expect(errors[0].messages.fr).not.toBe(errors[0].messages.en);
  });

  test("of two who change it as they saw it one is told what it became", async () => {
    const { invoice } = await create(desk, patient);
    const change = (note: string) => write(desk, "updateInvoice", { invoiceId: invoice.id, version: 1, note });
    const outcomes = await Promise.all(["a", "b", "c", "d"].map(change));
    expect(outcomes.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
    for (const { errors } of outcomes.filter((outcome) => outcome.errors.length > 0))
      expect(errors[0]).toMatchObject({ __typename: "InvoiceChanged", code: "CONFLICT", current: { version: 2 } });
    expect((await readInvoice(desk, invoice.id)).version).toBe(2);
  });

  test("can be thrown away, lines and all, and leaves its trace", async () => {
    const { invoice } = await create(desk, patient);
    expect(problemsOf(await write(desk, "discardInvoice", { invoiceId: invoice.id, version: 7 }, "discardedId"))).toEqual([
      "version CONFLICT",
    ]);
    const gone = await write(desk, "discardInvoice", { invoiceId: invoice.id, version: 1 }, "discardedId");
    expect(gone).toEqual({ discardedId: invoice.id, errors: [] });
    expect(await readInvoice(desk, invoice.id)).toBeNull();
    expect(await portail.database.manager.countBy(InvoiceLine, { invoiceId: idOf(invoice) })).toBe(0);
    expect(await actionsOn(invoice)).toEqual(["invoice.created", "invoice.discarded"]);
    expect(problemsOf(await write(desk, "issueInvoice", { invoiceId: invoice.id, version: 1 }))).toEqual(["invoiceId NOT_FOUND"]);
  });
});

describe("issuing", () => {
  test("double clicks give one number and one charge", async () => {
    const { invoice } = await create(desk, patient);
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => write(desk, "issueInvoice", { invoiceId: invoice.id, version: 1 })));
    const numbers = outcomes.flatMap((outcome) => outcome.invoice?.number ?? []);
    expect(new Set(numbers).size).toBe(1);
    expect((await write(desk, "issueInvoice", { invoiceId: invoice.id, version: 1 })).invoice.number).toBe(numbers[0]);
    expect(await ledgerOf(idOf(invoice))).toHaveLength(1);
  });

  test("needs a due day that isn't over", async () => {
    const { invoice } = await create(desk, patient);
    const late = await write(desk, "issueInvoice", { invoiceId: invoice.id, version: 1, dueOn: "2020-01-01" });
    expect(problemsOf(late)).toEqual(["dueOn VALIDATION_FAILED"]);
    const none = await write(desk, "issueInvoice", { invoiceId: invoice.id, version: 1, dueOn: "soon" });
    expect(problemsOf(none)).toEqual(["dueOn VALIDATION_FAILED"]);
    expect((await readInvoice(desk, invoice.id)).version).toBe(1);
    const dueOn = new Date(portail.clock.now().getTime() + days(3)).toISOString().slice(0, 10);
    expect((await write(desk, "issueInvoice", { invoiceId: invoice.id, version: 1, dueOn })).invoice.dueOn).toBe(dueOn);
  });

  test("needs to know who bills, and says so; a draft needs to know where", async () => {
    const other = await TestClinic.open(portail, "maple");
    const someone = await other.patient();
    const staff = await other.staff("DESK");
    expect(problemsOf(await create(staff, someone))).toEqual(["province VALIDATION_FAILED"]);
    const { invoice } = await create(staff, someone, { province: "ON", lines: [aLine({ taxes: ["HST"] })] });
    expect(invoice).toMatchObject({ province: "ON", total: { cents: 9_040 } });
    const refused = await write(staff, "issueInvoice", { invoiceId: invoice.id, version: 1 });
    expect(problemsOf(refused)).toEqual(["invoiceId VALIDATION_FAILED"]);
    expect(refused.errors[0].messages.en).toContain("billing profile");
    await keepProfile(portail.database, other.clinic.id, { province: "ON" });
    expect((await write(staff, "issueInvoice", { invoiceId: invoice.id, version: 1 })).invoice.number).toBe("000001");
    for (const name of ["updateInvoice", "issueInvoice"])
      expect(problemsOf(await write(desk, name, { invoiceId: invoice.id, version: 1 }))).toEqual(["invoiceId NOT_FOUND"]);
    expect(await readInvoice(desk, invoice.id)).toBeNull();
  });

  test("keeps what the snapshot says, whatever changes later", async () => {
    const invoice = await createAndIssue(desk, patient);
    const before = (await rowOf(invoice)).snapshot;
    await portail.database.manager.update(BillingProfile, { clinicId: clinic.clinic.id }, { legalName: "Autre inc." });
    expect((await rowOf(invoice)).snapshot).toEqual(before);
    await portail.database.manager.update(BillingProfile, { clinicId: clinic.clinic.id }, { legalName: "Clinique Témoin inc." });
  });

  test("gives numbers without a gap and none twice, with 30 at once of which some fail at the very end", async () => {
    const drafts = await Promise.all(Array.from({ length: 30 }, () => aDraft(portail, clinic, patient)));
    const doomed = new Set(drafts.filter((_, place) => place % 4 === 1).map(({ id }) => id));
    const fail = (id: string) => {
      if (doomed.has(id)) throw new Error("doomed");
    };
    const hooks = [{ write: async (_: unknown, happened: { kind: string; invoice?: Invoice }) => fail(happened.invoice!.id) }];
    const { database, clock } = portail;
    const issued = await database.manager.findBy(Invoice, { clinicId: clinic.clinic.id });
    const before = issued.filter(({ number }) => number !== null).length;
    const outcomes = await Promise.allSettled(
      drafts.map(({ id: invoiceId }) => issueInvoice({ database, clock, hooks }, clinic.consumer, { invoiceId, version: 1 })),
    );
    expect(outcomes.filter(({ status }) => status === "rejected")).toHaveLength(doomed.size);
    const rows = await database.manager.findBy(Invoice, { clinicId: clinic.clinic.id });
    const numbers = rows.flatMap(({ number }) => number ?? []).sort((one, other) => one - other);
    expect(numbers).toEqual(Array.from({ length: before + 30 - doomed.size }, (_, place) => place + 1));
    for (const { id, state, number } of rows) if (doomed.has(id)) expect([state, number]).toEqual(["DRAFT", null]);
    expect(await database.manager.countBy(LedgerEntry, { clinicId: clinic.clinic.id, kind: "CHARGE" })).toBe(numbers.length);
  }, 60_000);
});

describe("voiding", () => {
  const enter = (invoice: Invoice, entry: Pick<EntryToAdd, "kind" | "balanceCents"> & Partial<EntryToAdd>) =>
    portail.database.transaction(async (tx) => {
      const at = portail.clock.now();
      const { clinicId, id: invoiceId, patientId } = invoice;
      const held = await holdInvoices(tx, clinicId, [invoiceId]);
      const added = { invoiceId, patientId, stripeCents: 0, occurredAt: at, actor, sourceKey: newId(), ...entry };
      return addEntries(tx, clinicId, held, [added], at);
    });

  test("takes back what nothing was paid of, keeps its number, and is done once", async () => {
    const invoice = await createAndIssue(desk, patient);
    const outcomes = await Promise.all(
      ["Erreur", "Erreur", "Erreur"].map((reason) => write(desk, "voidInvoice", { invoiceId: invoice.id, reason })),
    );
    for (const outcome of outcomes) {
      expect(outcome.errors).toEqual([]);
      expect(outcome.invoice).toMatchObject({ status: "VOID", balance: { cents: 0 }, number: invoice.number, voidReason: "Erreur" });
    }
    expect(await ledgerOf(idOf(invoice))).toMatchObject([
      { kind: "CHARGE", balanceCents: 8_000 },
      { kind: "CORRECTION", reasonCode: "VOID", balanceCents: -8_000, reason: "Erreur" },
    ]);
    expect((await actionsOn(invoice)).filter((action) => action === "invoice.voided")).toHaveLength(1);
  });

  test("is refused of a draft, without a reason, and where money was kept; not where all was given back", async () => {
    const { invoice: draft } = await create(desk, patient);
    expect(problemsOf(await write(desk, "voidInvoice", { invoiceId: draft.id, reason: "x" }))).toEqual(["invoiceId CONFLICT"]);
    const row = await anInvoice(portail, clinic, patient);
    const invoiceId = toGlobalId("Invoice", row.id);
    expect(problemsOf(await write(desk, "voidInvoice", { invoiceId, reason: " " }))).toEqual(["reason VALIDATION_FAILED"]);
    await enter(row, { kind: "PAYMENT", balanceCents: -3_000, method: "CASH" });
    expect(problemsOf(await write(desk, "voidInvoice", { invoiceId, reason: "x" }))).toEqual(["invoiceId CONFLICT"]);
    await enter(row, { kind: "REFUND", balanceCents: 3_000, method: "CASH" });
    const voided = await write(desk, "voidInvoice", { invoiceId, reason: "x" });
    expect(voided.invoice).toMatchObject({ status: "VOID", balance: { cents: 0 }, paid: { cents: 3_000 }, refunded: { cents: 3_000 } });
    expect(problemsOf(await write(desk, "voidInvoice", { invoiceId: toGlobalId("Invoice", newId()), reason: "x" }))).toEqual([
      "invoiceId NOT_FOUND",
    ]);
  });
});

describe("the ledger", () => {
  const kinds = ["PAYMENT", "REFUND", "WRITE_OFF", "CORRECTION"] as const;

  test("what rows keep are the sums of its entries, whoever enters what at the same time, and how often", async () => {
    const invoices = await Promise.all(Array.from({ length: 3 }, () => anInvoice(portail, clinic, patient)));
    const { clinicId, patientId } = invoices[0]!;
    const at = portail.clock.now();
    const random = seeded(20_261_123);
    const entries = Array.from({ length: 40 }, (_, place): EntryToAdd => {
      const kind = kinds[place % 4]!;
      const cents = 1 + Math.floor(random() * 4_000);
      const signed = kind === "REFUND" || (kind === "CORRECTION" && place % 8 === 3) ? cents : -cents;
      const invoiceId = invoices[Math.floor(random() * 3)]!.id;
      return { kind, invoiceId, patientId, balanceCents: signed, stripeCents: -signed, occurredAt: at, actor, sourceKey: `entry:${place}` };
    });
    const fee: EntryToAdd = { kind: "FEE", patientId, balanceCents: 0, stripeCents: -59, occurredAt: at, actor, sourceKey: "fee:1" };
    const shuffled = [...entries, ...entries, ...entries].sort(() => random() - 0.5);
    const batches = Array.from({ length: 24 }, (_, place) => [...shuffled.slice(place * 5, place * 5 + 5), fee]);
    const outcomes = await Promise.all(
      batches.map((batch) =>
        portail.database.transaction(async (tx) => {
          // Also those that the batch has nothing for: the fee's entry is guarded by whoever holds one of them.
          const held = await holdInvoices(
            tx,
            clinicId,
            invoices.map(({ id }) => id),
          );
          return addEntries(tx, clinicId, held, batch, at);
        }),
      ),
    );
    expect(outcomes.flatMap(({ added }) => added)).toHaveLength(41);
    for (const { id, totalCents } of invoices) {
      const row = await portail.database.manager.findOneByOrFail(Invoice, { clinicId, id });
      const own = await ledgerOf(id);
      const sum = (kind: string): number => own.filter((one) => one.kind === kind).reduce((cents, one) => cents + one.balanceCents, 0);
      expect(row.balanceCents).toBe(own.reduce((cents, one) => cents + one.balanceCents, 0));
      expect([row.chargedCents, -row.paidCents, row.refundedCents, -row.writtenOffCents, row.correctedCents]).toEqual(
        ["CHARGE", "PAYMENT", "REFUND", "WRITE_OFF", "CORRECTION"].map(sum),
      );
      expect(row.chargedCents).toBe(totalCents);
      expect(row.settlement).toBe(settlementOf(row));
    }
  }, 60_000);

  test("takes nothing for an invoice that is not held, for another patient's, or without one", async () => {
    const invoice = await anInvoice(portail, clinic, patient);
    const { clinicId, id: invoiceId, patientId } = invoice;
    const at = portail.clock.now();
    const entry = {
      kind: "PAYMENT",
      invoiceId,
      patientId,
      balanceCents: -1,
      stripeCents: 0,
      occurredAt: at,
      actor,
      sourceKey: newId(),
    } as const;
    const attempt = (hold: readonly string[], changed: Partial<EntryToAdd>) =>
      portail.database.transaction(async (tx) =>
        addEntries(tx, clinicId, await holdInvoices(tx, clinicId, hold), [{ ...entry, ...changed }], at),
      );
    await expect(attempt([], {})).rejects.toThrow("held");
    await expect(attempt([invoiceId], { patientId: newId() })).rejects.toThrow("patient's");
    await expect(attempt([invoiceId], { invoiceId: null })).rejects.toThrow("invoice's");
    expect(await ledgerOf(invoiceId)).toHaveLength(1);
    const outside = await portail.database.manager.findOneByOrFail(Invoice, { clinicId, id: invoiceId });
    expect(outside.version).toBe(invoice.version);
  });

  test("has one writer, and nobody changes or removes what it holds", () => {
    const sources = readdirSync("server", { recursive: true, encoding: "utf8" }).filter(
      (file) => /\.ts$/.test(file) && !/\.test\.ts$/.test(file),
    );
    const writes = /\b(insert|insertRows|save|update|delete|upsert|remove)\([^)]*\bLedgerEntry\b|(INTO|UPDATE|FROM) ledger_entries/;
    const writers = sources.filter((file) => writes.test(readFileSync(path.join("server", file), "utf8")));
    expect(writers.filter((file) => !/SELECT/.test(file))).toEqual(["modules/billing/ledger/add-entries.ts"]);
  });
});

/** The same numbers in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
