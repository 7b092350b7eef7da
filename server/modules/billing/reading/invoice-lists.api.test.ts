import { insertRows } from "../../../db/insert-rows.ts";
import { testDatabaseKind } from "../../../db/testing/test-database.ts";
import { toGlobalId } from "../../../graphql/global-id.ts";
import { days, minutes } from "../../../kernel/clock.ts";
import { newId } from "../../../kernel/id.ts";
import { daysLater } from "../../../kernel/local-day.ts";
import type { ApiClient } from "../../../testing/api-client.ts";
import { TestClinic } from "../../../testing/clinic.ts";
import { faultsOf, plansOf, readsOf } from "../../../testing/plans.ts";
import type { Portail } from "../../../testing/portail.ts";
import { startPortail } from "../../../testing/portail.ts";
import { StatementCounter } from "../../../testing/statement-counter.ts";
import { AuditEvent } from "../../audit/audit-event.entity.ts";
import { PatientSearchTerm } from "../../patients/patient-search-term.entity.ts";
import type { Patient } from "../../patients/patient.entity.ts";
import { InvoiceLine } from "../invoices/invoice-line.entity.ts";
import { Invoice } from "../invoices/invoice.entity.ts";
import type { EntryToAdd } from "../ledger/add-entries.ts";
import { addEntries } from "../ledger/add-entries.ts";
import { holdInvoices } from "../ledger/hold-invoices.ts";
import { noTotals } from "../ledger/kept-totals.ts";
import { settleInvoice } from "../ledger/settle-invoice.ts";
import type { InvoiceSettlement } from "../ledger/settlement.ts";
import { create, createAndIssue, invoiceFields, readInvoice } from "../testing/invoice-calls.ts";
import { aDraft, aLine, anInvoice, beginBilling, setBilling, withStripe } from "../testing/invoices.ts";
import { rareUpTo } from "./find-invoices.ts";

const counter = new StatementCounter();

let portail: Portail;
let clinic: TestClinic;
let crowd: TestClinic;
let desk: ApiClient;
let crowdDesk: ApiClient;
let patient: Patient;
let crowdPatient: Patient;
let browser: ApiClient;
let today: string;

const crowdSize = 6_000;

/** A clinic with thousands of invoices, one in 50 of a certain patient; few are past due, processing or refunded. */
async function fill(): Promise<void> {
  const { clinicId } = crowd.consumer;
  const others = await Promise.all(Array.from({ length: 10 }, (_, place) => crowd.patient({ lastName: place < 5 ? "Gagnon" : "Roy" })));
  const invoices: Invoice[] = [];
  const now = portail.clock.now().getTime();
  const settlementAt = (place: number): InvoiceSettlement => {
    if (place % 200 === 7) return "PROCESSING";
    if (place % 200 === 9) return "REFUNDED";
    if (place % 100 === 3) return "DRAFT";
    return place % 4 === 0 ? "OPEN" : "PAID";
  };
  for (let place = 0; place < crowdSize; place += 1) {
    const at = new Date(now - minutes(10 * (crowdSize - place)));
    const settlement = settlementAt(place);
    const draft = settlement === "DRAFT";
    const issuedOn = draft ? null : at.toISOString().slice(0, 10);
    const owed = settlement === "OPEN" || settlement === "PROCESSING";
    invoices.push({
      ...{
        clinicId,
        id: newId(),
        patientId: place % 50 === 0 ? crowdPatient.id : others[place % 10]!.id,
        sourceId: null,
        externalId: null,
      },
      ...{ number: draft ? null : place + 1, requestKey: null, requestDigest: null, state: draft ? "DRAFT" : "ISSUED", settlement },
      ...{
        issuedOn,
        dueOn: issuedOn && daysLater(issuedOn, place < 100 ? 1 : 60),
        issuedAt: draft ? null : at,
        voidedAt: null,
        voidReason: null,
      },
      ...{
        practitionerName: null,
        practitionerProfession: null,
        practitionerLicence: null,
        province: "QC",
        note: null,
        internalNote: null,
      },
      ...{ snapshot: null, subtotalCents: 8_000, taxCents: 0, totalCents: 8_000, ...noTotals, balanceCents: owed ? 8_000 : 0 },
      ...{ processing: settlement === "PROCESSING", version: 1, createdAt: at, createdBy: "staff:x", updatedAt: at },
    });
  }
  const lines = invoices.map(({ id }) => ({
    ...{ clinicId, invoiceId: id, position: 1, code: null, description: "Séance", serviceOn: null, quantityHundredths: 100 },
    ...{ unitPriceCents: 8_000, amountCents: 8_000, taxCodes: [] },
  }));
  for (let from = 0; from < crowdSize; from += 500)
    await portail.database.transaction(async (tx) => {
      await insertRows(tx, Invoice, invoices.slice(from, from + 500));
      await insertRows(tx, InvoiceLine, lines.slice(from, from + 500));
    });
}

beforeAll(async () => {
  portail = await startPortail({ statements: counter, config: withStripe });
  clinic = await TestClinic.open(portail, "demo");
  crowd = await TestClinic.open(portail, "maple");
  for (const each of [clinic, crowd]) await beginBilling(portail, each);
  desk = await clinic.staff("DESK");
  crowdDesk = await crowd.staff("DESK");
  patient = await clinic.patient();
  crowdPatient = await crowd.patient({ lastName: "Zwicker" });
  browser = await clinic.signInPatient(patient);
  today = portail.services.invoiceReading.today("America/Toronto");
  await fill();
  if (testDatabaseKind() === "mariadb") await portail.database.source.query("ANALYZE TABLE invoices, invoice_lines, patient_search_terms");
}, 180_000);

afterAll(() => portail.stop());

const list = "query ($filter: InvoiceFilter, $first: Int, $after: String) { invoices(filter: $filter, first: $first, after: $after) ";

// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Listed = any;

const listed = async (client: ApiClient, filter: object, page: object = {}, fields = "id number status"): Promise<Listed> =>
  (await client.data(`${list}{ edges { cursor node { ${fields} } } pageInfo { hasNextPage endCursor } } }`, { filter, ...page })).invoices;

const nodesOf = (connection: Listed): Listed[] => connection.edges.map(({ node }: Listed) => node);

/** Every page, one after the other. */
async function everything(client: ApiClient, filter: object, first: number): Promise<Listed[]> {
  const found: Listed[] = [];
  let after: string | null = null;
  do {
    const page: Listed = await listed(client, filter, { first, after });
    found.push(...nodesOf(page));
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
  return found;
}

/** Moves an invoice as the desk and Stripe do. */
const enter = (invoice: Invoice, entries: readonly (Pick<EntryToAdd, "kind" | "balanceCents"> & Partial<EntryToAdd>)[]) =>
  portail.database.transaction(async (tx) => {
    const at = portail.clock.now();
    const { clinicId, id: invoiceId, patientId } = invoice;
    const held = await holdInvoices(tx, clinicId, [invoiceId]);
    const whole = entries.map((entry) => ({
      ...{ invoiceId, patientId, stripeCents: 0, occurredAt: at, actor: "staff:x", sourceKey: newId() },
      ...entry,
    }));
    await addEntries(tx, clinicId, held, whole, at);
  });

const setProcessing = (invoice: Invoice) =>
  portail.database.transaction(async (tx) => {
    const held = await holdInvoices(tx, invoice.clinicId, [invoice.id]);
    await settleInvoice(tx, held.get(invoice.id)!, { processing: true }, portail.clock.now());
  });

describe("of one clinic", () => {
  const made: Record<string, string> = {};
  let other: Patient;

  beforeAll(async () => {
    other = await clinic.patient({ firstName: "Noé", lastName: "Lévesque-Roy" });
    const draft = await aDraft(portail, clinic, patient);
    const due = await anInvoice(portail, clinic, patient);
    const paid = await anInvoice(portail, clinic, other);
    await enter(paid, [{ kind: "PAYMENT", balanceCents: -8_000, method: "CASH" }]);
    const processing = await anInvoice(portail, clinic, patient);
    await setProcessing(processing);
    const refunded = await anInvoice(portail, clinic, patient);
    await enter(refunded, [
      { kind: "PAYMENT", balanceCents: -8_000, method: "CASH" },
      { kind: "REFUND", balanceCents: 8_000, method: "CASH", reason: "Entre nous" },
      { kind: "CORRECTION", balanceCents: -8_000, reasonCode: "CREDIT" },
    ]);
    const partly = await anInvoice(portail, clinic, patient);
    await enter(partly, [
      { kind: "PAYMENT", balanceCents: -8_000, method: "CASH" },
      { kind: "REFUND", balanceCents: 1_000, method: "CASH" },
      { kind: "CORRECTION", balanceCents: -1_000, reasonCode: "CREDIT" },
    ]);
    const voided = await anInvoice(portail, clinic, patient);
    await portail.services.invoices.void(clinic.consumer, { invoiceId: voided.id, reason: "Erreur" });
    const late = await anInvoice(portail, clinic, other);
    await portail.database.manager.update(Invoice, { id: late.id }, { dueOn: daysLater(today, -1) });
    for (const [name, { id }] of Object.entries({ draft, due, paid, processing, refunded, partly, voided, late }))
      made[name] = toGlobalId("Invoice", id);
  });

  const namesOf = (nodes: readonly Listed[]): string[] =>
    nodes.map(({ id }) => Object.entries(made).find(([, one]) => one === id)?.[0] ?? String(id));

  test.each<[string[], string[]]>([
    [[], ["late", "voided", "partly", "refunded", "processing", "paid", "due", "draft"]],
    [["DRAFT"], ["draft"]],
    [["PAYMENT_DUE"], ["due"]],
    [["PAST_DUE"], ["late"]],
    [
      ["PAYMENT_DUE", "PAST_DUE"],
      ["late", "due"],
    ],
    [["PROCESSING"], ["processing"]],
    [["PAID"], ["paid"]],
    [["PARTIALLY_REFUNDED"], ["partly"]],
    [["REFUNDED"], ["refunded"]],
    [["VOID"], ["voided"]],
    [
      ["DRAFT", "PAST_DUE", "REFUNDED"],
      ["late", "refunded", "draft"],
    ],
  ])("with the statuses %j there are %j", async (statuses, names) => {
    const nodes = nodesOf(await listed(desk, { statuses }));
    expect(namesOf(nodes)).toEqual(names);
    for (const { status } of nodes) if (statuses.length > 0) expect(statuses).toContain(status);
    expect(namesOf(await everything(desk, { statuses }, 1))).toEqual(names);
  });

  test.each<[string, object, string[]]>([
    ["a number", { search: "#000002" }, ["paid"]],
    ["a number that is none", { search: "999" }, []],
    ["a name without its accents", { search: "levesque" }, ["late", "paid"]],
    ["the beginning of both names", { search: "noe lev" }, ["late", "paid"]],
    ["nobody's name", { search: "xavier" }, []],
    ["a name and a status", { search: "Roy", statuses: ["PAID"] }, ["paid"]],
    ["a number and a status that it has not", { search: "2", statuses: ["VOID"] }, []],
  ])("are found by %s", async (_, filter, names) => {
    expect(namesOf(nodesOf(await listed(desk, filter)))).toEqual(names);
  });

  test("are found by patient and by the day of issue", async () => {
    expect(namesOf(nodesOf(await listed(desk, { patientId: toGlobalId("Patient", other.id) })))).toEqual(["late", "paid"]);
    expect(nodesOf(await listed(desk, { patientId: toGlobalId("Patient", newId()) }))).toEqual([]);
    expect(nodesOf(await listed(desk, { patientId: "x" }))).toEqual([]);
    expect(nodesOf(await listed(desk, { issuedFrom: today, issuedTo: today }))).toHaveLength(7);
    expect(nodesOf(await listed(desk, { issuedFrom: daysLater(today, 1) }))).toEqual([]);
    expect(nodesOf(await listed(desk, { issuedTo: daysLater(today, -1) }))).toEqual([]);
    expect(await desk.refusal(`${list}{ edges { cursor } } }`, { filter: { issuedFrom: "soon" } })).toEqual(["VALIDATION_FAILED"]);
    expect(await desk.refusal(`${list}{ edges { cursor } } }`, { after: "x" })).toEqual(["VALIDATION_FAILED"]);
  });

  test("are counted for the navigation", async () => {
    const { invoiceCounts } = await desk.data("{ invoiceCounts { due pastDue processing findings } }");
    expect(invoiceCounts).toEqual({ due: 1, pastDue: 1, processing: 1, findings: 0 });
  });

  test("become past due by the clinic's own midnight, whatever was issued before", async () => {
    const own = await TestClinic.open(portail, "ouest");
    await beginBilling(portail, own);
    const invoice = await anInvoice(portail, own, await own.patient(), { dueOn: today });
    const row = { settlement: "OPEN", dueOn: invoice.dueOn } as const;
    expect(row.dueOn).toBe(today);
    const staff = await own.staff("DESK");
    const status = async () => (await readInvoice(staff, toGlobalId("Invoice", invoice.id))).status;
    expect(await status()).toBe("PAYMENT_DUE");
    await portail.database.manager.update(Invoice, { id: invoice.id }, { dueOn: daysLater(today, -1) });
    expect(await status()).toBe("PAST_DUE");
  });

  test("their history and payments are there, staff's words for staff alone, and each read leaves its trace", async () => {
    const history = "history { kind amount { cents } method reason reasonCode } payments { id } openPayment { id } voidReason";
    const staff = await readInvoice(desk, made["refunded"]!, history);
    expect(staff.history.map(({ kind, amount }: Listed) => `${kind} ${amount.cents}`)).toEqual([
      ...["CHARGE 8000", "PAYMENT -8000", "REFUND 8000", "CORRECTION -8000"],
    ]);
    expect(staff.history[2]).toMatchObject({ reason: "Entre nous", method: "CASH" });
    expect(staff).toMatchObject({ payments: [], openPayment: null });
    const own = await readInvoice(browser, made["refunded"]!, history);
    expect(own.history).toHaveLength(4);
    expect(own.history[2]).toMatchObject({ reason: null, method: "CASH" });
    expect(await readInvoice(browser, made["voided"]!, "status voidReason")).toEqual({ status: "VOID", voidReason: null });
    expect(await readInvoice(desk, made["voided"]!, "status voidReason")).toEqual({ status: "VOID", voidReason: "Erreur" });
    const rows = await portail.database.manager.findBy(AuditEvent, { clinicId: clinic.clinic.id, patientId: patient.id });
    const reads = rows.filter(({ action, actorKind }) => action === "invoice.read" && actorKind === "staff");
    expect(reads).toHaveLength(2);
    expect(rows.some(({ action }) => action === "invoice.listed")).toBe(true);
    expect(rows.filter(({ actorKind, action }) => actorKind === "patient" && action.startsWith("invoice."))).toEqual([]);
  });

  describe("for the patient", () => {
    const mine = `{ viewer { patient { billingOpen openInvoices { count total { cents } }
      all: invoices { edges { node { id status number } } } due: invoices(filter: DUE) { edges { node { id } } }
      rest: invoices(filter: REST) { edges { node { id } } } } } }`;

    const page = async (client: ApiClient) => (await client.data(mine)).viewer.patient;

    test("are what was issued, without drafts and others'; what is owed is summed", async () => {
      const { all, due, rest, openInvoices, billingOpen } = await page(browser);
      expect(namesOf(nodesOf(all)).toSorted()).toEqual(["due", "partly", "processing", "refunded", "voided"]);
      expect(namesOf(nodesOf(due))).toEqual(["due"]);
      expect(namesOf(nodesOf(rest)).toSorted()).toEqual(["partly", "processing", "refunded", "voided"]);
      expect({ openInvoices, billingOpen }).toEqual({ openInvoices: { count: 1, total: { cents: 8_000 } }, billingOpen: true });
      expect(await readInvoice(browser, made["draft"]!)).toBeNull();
      expect(await readInvoice(browser, made["late"]!)).toBeNull();
      expect(await readInvoice(browser, made["due"]!)).toMatchObject({ payable: true, obstacle: null });
      for (const field of [
        "internalNote",
        "createdBy { name }",
        "patient { id }",
        "history { actor { name } }",
        "history { stripeAmount { cents } }",
      ])
        expect(
          await browser.refusal("query ($id: ID!) { node(id: $id) { ... on Invoice { " + field + " } } }", { id: made["due"] }),
        ).toContain("FORBIDDEN");
    });

    test("are none as long as portal billing is not in effect; staff go on", async () => {
      await setBilling(portail, clinic, false);
      const off = await page(browser);
      const empty = { edges: [] };
      expect(off).toEqual({ billingOpen: false, openInvoices: { count: 0, total: { cents: 0 } }, all: empty, due: empty, rest: empty });
      expect(await readInvoice(browser, made["due"]!)).toBeNull();
      expect(await readInvoice(desk, made["due"]!)).toMatchObject({ payable: false, obstacle: "BILLING_OFF", balance: { cents: 8_000 } });
      expect(nodesOf(await listed(desk, {}))).toHaveLength(8);
      await setBilling(portail, clinic, true);
      expect((await page(browser)).billingOpen).toBe(true);
    });
  });
});

describe("of thousands", () => {
  test.each<[string, object, string]>([
    ["all", {}, "invoices_latest"],
    ["those of one status", { statuses: ["PAID"] }, "invoices_settled"],
    ["those of a rare status", { statuses: ["REFUNDED"] }, "invoices_settled"],
    ["those of several statuses", { statuses: ["REFUNDED", "PROCESSING", "DRAFT"] }, "invoices_settled"],
    ["those that are owed", { statuses: ["PAYMENT_DUE", "PAST_DUE"] }, "invoices_due"],
    ["those past due", { statuses: ["PAST_DUE"] }, "invoices_due"],
    ["those of a period", { issuedFrom: "2020-01-01" }, "invoices_issued"],
  ])("%s are read from an index in their order, no more than the page", async (_, filter, index) => {
    const first: Listed = await listed(crowdDesk, filter, { first: 10 });
    const { statements } = await counter.during(() => listed(crowdDesk, filter, { first: 10, after: first.pageInfo.endCursor }));
    const looked = statements.filter(({ sql }) => /FROM `?"?invoices/.test(sql));
    expect(looked.length).toBeGreaterThan(0);
    const plans = await plansOf(portail, looked);
    expect(plans.map(({ text }) => text).join("\n")).toContain(index);
    expect(plans.flatMap(({ faults }) => faults)).toEqual([]);
  });

  if (testDatabaseKind() === "mariadb")
    test.each<[string, object]>([
      ["all", {}],
      ["those to be paid", { statuses: ["PAYMENT_DUE"] }],
      ["those that are paid", { statuses: ["PAID"] }],
      ["those of a period", { issuedFrom: "2020-01-01" }],
    ])("a page of %s that others stand before reads none of them", async (_, filter) => {
      const first: Listed = await listed(crowdDesk, filter, { first: 100 });
      const { statements } = await counter.during(() => listed(crowdDesk, filter, { first: 10, after: first.pageInfo.endCursor }));
      const [page] = statements.filter(({ sql }) => /FROM `?invoices/.test(sql));
      const { examined, returned } = await readsOf(portail, page!);
      expect(returned).toBe(11);
      expect(examined).toBeLessThanOrEqual(2 * returned);
    });

  test("a patient's, staff's or their own, and what is owed, are read from an index", async () => {
    const reader = await crowd.signInPatient(crowdPatient);
    const own =
      "{ viewer { patient { openInvoices { count total { cents } } invoices(first: 5) { edges { node { id } } } due: invoices(filter: DUE, first: 5) { edges { node { id } } } } } }";
    const { answer, statements } = await counter.during(() => reader.data(own));
    expect(answer.viewer.patient.invoices.edges).toHaveLength(5);
    expect(answer.viewer.patient.openInvoices.count).toBe(60);
    const filter = { patientId: toGlobalId("Patient", crowdPatient.id) };
    const staff = await counter.during(() => listed(crowdDesk, filter, { first: 5 }));
    expect(nodesOf(staff.answer)).toHaveLength(5);
    const looked = [...statements, ...staff.statements].filter(({ sql }) => /FROM `?"?invoices/.test(sql));
    const plans = await plansOf(portail, looked);
    const text = plans.map((plan) => plan.text).join("\n");
    for (const index of ["invoices_patient_sees", "invoices_open_of_patient", "invoices_of_patient"]) expect(text).toContain(index);
    expect(plans.flatMap(({ faults }) => faults)).toEqual([]);
  });

  test.each([
    ["a rare name", "zwick", 120],
    ["a common name and a rare one", "Ève Zwicker", 120],
    ["a common name", "tremblay eve", 0],
    ["a number", "#4321", 1],
  ])("they are found by %s", async (_, search, count) => {
    const { answer, statements } = await counter.during(() => listed(crowdDesk, { search }, { first: 100 }, "id number"));
    expect(nodesOf(answer)).toHaveLength(Math.min(count, 100));
    expect(statements.length).toBeLessThan(8);
    if (count > 100) {
      const rest = await listed(crowdDesk, { search }, { first: 100, after: answer.pageInfo.endCursor });
      const ids = [...nodesOf(answer), ...nodesOf(rest)].map(({ id }) => id);
      expect(new Set(ids).size).toBe(count);
    }
  });

  test("a name that hundreds of charts have is found by walking through the latest, without sorting", async () => {
    const { clinicId, id: patientId, sortName } = crowdPatient;
    // As many terms as that many charts would have.
    const terms = Array.from({ length: rareUpTo + 1 }, (_, place) => ({ clinicId, term: `usuel${place}`, sortName, patientId }));
    await portail.database.transaction((tx) => insertRows(tx, PatientSearchTerm, terms));
    const { answer, statements } = await counter.during(() => listed(crowdDesk, { search: "usuel" }, { first: 5 }));
    const latest = nodesOf(await listed(crowdDesk, { patientId: toGlobalId("Patient", patientId) }, { first: 5 }));
    expect(nodesOf(answer)).toEqual(latest);
    const plans = await plansOf(
      portail,
      statements.filter(({ sql }) => /ORDER BY/.test(sql)),
    );
    expect(plans.map(({ text }) => text).join("\n")).toContain("invoices_latest");
    expect(plans.flatMap(({ faults }) => faults)).toEqual([]);
  });

  test("they are counted to a hundred from indexes", async () => {
    const { answer, statements } = await counter.during(() => crowdDesk.data("{ invoiceCounts { due pastDue processing findings } }"));
    expect(answer.invoiceCounts).toEqual({ due: 100, pastDue: 25, processing: 30, findings: 0 });
    const counting = statements.filter(({ sql }) => sql.includes("pastDue_count"));
    expect(await faultsOf(portail, counting)).toEqual([]);
  });

  test("a page of twenty costs no more statements than one of two, for staff and for the patient", async () => {
    const fields = `${invoiceFields} patient { firstName } createdBy { name } history { kind payment { id } actor { name } } payments { id }`;
    const page = (first: number) => counter.during(() => listed(crowdDesk, { statuses: ["PAYMENT_DUE"] }, { first }, fields));
    await page(1);
    // With a single one the trail names it in its own row.
    const [two, twenty] = [await page(2), await page(20)];
    expect(nodesOf(twenty.answer)).toHaveLength(20);
    expect(twenty.statements.length).toBe(two.statements.length);
    const reader = await crowd.signInPatient(crowdPatient);
    const own = (first: number) =>
      counter.during(() =>
        reader.data(
          `{ viewer { patient { invoices(filter: DUE, first: ${first}) { edges { node { ${invoiceFields} history { kind } } } } } } }`,
        ),
      );
    await own(1);
    const [single, many] = [await own(1), await own(20)];
    expect(many.answer.viewer.patient.invoices.edges).toHaveLength(20);
    expect(many.statements.length).toBe(single.statements.length);
  });

  test("none of them is the other clinic's", async () => {
    const { invoice } = await create(desk, patient);
    expect(await readInvoice(crowdDesk, invoice.id)).toBeNull();
    const issued = await createAndIssue(desk, patient, { lines: [aLine()] });
    const found = nodesOf(await listed(crowdDesk, { search: issued.number }));
    expect(found.map(({ id }) => id)).not.toContain(issued.id);
    expect(nodesOf(await listed(crowdDesk, { patientId: toGlobalId("Patient", patient.id) }))).toEqual([]);
  });
});

test("a day later what was due is past due", async () => {
  portail.clock.advance(days(400));
  const [first] = nodesOf(await listed(await clinic.staff("DESK"), { statuses: ["PAST_DUE"] }, { first: 1 }));
  expect(first.status).toBe("PAST_DUE");
});
