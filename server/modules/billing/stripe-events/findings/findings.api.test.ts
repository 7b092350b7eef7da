import { insertRows } from "../../../../db/insert-rows.ts";
import { testDatabaseKind } from "../../../../db/testing/test-database.ts";
import { toGlobalId } from "../../../../graphql/global-id.ts";
import { days, later } from "../../../../kernel/clock.ts";
import { newId } from "../../../../kernel/id.ts";
import { signatureHeader } from "../../../../stripe-simulator/delivery/signature.ts";
import type { ApiClient } from "../../../../testing/api-client.ts";
import { TestClinic } from "../../../../testing/clinic.ts";
import { faultsOf } from "../../../../testing/plans.ts";
import type { Portail } from "../../../../testing/portail.ts";
import { startPortail } from "../../../../testing/portail.ts";
import { StatementCounter } from "../../../../testing/statement-counter.ts";
import { AuditEvent } from "../../../audit/audit-event.entity.ts";
import type { Patient } from "../../../patients/patient.entity.ts";
import { issuedInvoice } from "../../testing/issued-invoice.ts";
import { withStripe } from "../../testing/invoices.ts";
import { BillingFinding } from "../billing-finding.entity.ts";
import { findCompared } from "../reconciliation/find-compared.ts";
import { StripeEvent } from "../stripe-event.entity.ts";
import { reportFinding, withdrawFindings } from "./report-finding.ts";

const counter = new StatementCounter();

let portail: Portail;
let clinic: TestClinic;
let maple: TestClinic;
let patient: Patient;
let admin: ApiClient;
let desk: ApiClient;

beforeAll(async () => {
  portail = await startPortail({ statements: counter, config: withStripe });
  [clinic, maple] = [await TestClinic.open(portail, "demo"), await TestClinic.open(portail, "maple")];
  patient = await clinic.patient({ lastName: "Desrochers" });
  [admin, desk] = [await clinic.staff("ADMIN"), await clinic.staff("DESK")];
});

afterAll(() => portail.stop());

const report = async (special: Partial<Parameters<typeof reportFinding>[1]> = {}): Promise<boolean> => {
  portail.clock.advance(1_000);
  const finding = { clinicId: clinic.clinic.id, kind: "OVERPAID", key: newId(), patientId: patient.id, ...special } as const;
  return portail.database.transaction((tx) => reportFinding(tx, finding, portail.clock.now()));
};

const fields = `id kind expected { cents } found { cents } stripeObjectId foundAt resolved resolvedAt note resolvedBy { kind name }
  patient { lastName } invoice { number } payment { state }`;
const listQuery = (asked = "") => `{ billingFindings${asked} { edges { node { ${fields} } } pageInfo { hasNextPage endCursor } } }`;

const list = async (client: ApiClient, asked?: string) => (await client.data(listQuery(asked))).billingFindings;

const resolve = async (client: ApiClient, id: string, note: string | null = null) =>
  (
    await client.data(
      `mutation ($input: ResolveBillingFindingInput!) { resolveBillingFinding(input: $input) { billingFinding { ${fields} } errors { code path } } }`,
      { input: { id, note } },
    )
  ).resolveBillingFinding;

const trail = async (): Promise<string[]> => {
  const rows = await portail.database.manager.find(AuditEvent, { where: { clinicId: clinic.clinic.id }, order: { id: "ASC" } });
  return rows
    .filter(({ action }) => action.startsWith("billing-finding."))
    .map(({ action, actorKind, patientId, changedFields }) => [action, actorKind, patientId === patient.id, ...changedFields].join(" "));
};

test("staff see what was found, whose it is, and say how it was dealt with; all of it leaves a trace", async () => {
  const at = portail.clock.now();
  const invoice = await issuedInvoice(portail.database, {
    clinicId: clinic.clinic.id,
    patientId: patient.id,
    cents: 5_000,
    at,
    number: 77,
  });
  const amounts = { expectedCents: 0, foundCents: 1_250, invoiceId: invoice.id, stripeObjectId: "pi_3x" };
  expect([await report({ key: "same", ...amounts }), await report({ key: "same" })]).toEqual([true, false]);
  await report({ clinicId: maple.clinic.id, patientId: null });
  const { edges } = await list(desk);
  expect(edges).toMatchObject([
    {
      node: {
        ...{ kind: "OVERPAID", expected: { cents: 0 }, found: { cents: 1_250 }, stripeObjectId: "pi_3x", resolved: false, note: null },
        ...{ resolvedAt: null, resolvedBy: null, patient: { lastName: "Desrochers" }, invoice: { number: "000077" }, payment: null },
      },
    },
  ]);
  const [{ node }] = edges;
  expect((await desk.data("query ($id: ID!) { node(id: $id) { ... on BillingFinding { kind } } }", { id: node.id })).node.kind).toBe(
    "OVERPAID",
  );
  expect((await admin.data("{ invoiceCounts { findings } }")).invoiceCounts.findings).toBe(1);

  expect(await resolve(desk, node.id, "x".repeat(301))).toMatchObject({ errors: [{ code: "VALIDATION_FAILED", path: ["input", "note"] }] });
  const [first, second] = await Promise.all([
    resolve(desk, node.id, " Rendu en main propre\u0007 "),
    resolve(desk, node.id, " Rendu en main propre "),
  ]);
  expect([first.errors, second.errors]).toEqual([[], []]);
  expect(first.billingFinding).toMatchObject({
    resolved: true,
    note: "Rendu en main propre",
    resolvedBy: { kind: "STAFF", name: "DESK demo" },
  });
  portail.clock.advance(60_000);
  // The first who dealt with it is written down.
  expect(await resolve(admin, node.id, "Autre chose")).toMatchObject({ billingFinding: first.billingFinding, errors: [] });
  expect([(await list(desk)).edges, (await list(desk, "(resolved: true)")).edges.length]).toEqual([[], 1]);
  expect(await report({ key: "same" })).toBe(false);
  const seen = await trail();
  expect(seen.filter((line) => line.includes("resolved"))).toEqual(["billing-finding.resolved staff true resolved note"]);
  expect(seen.filter((line) => line === "billing-finding.listed staff true").length).toBe(2);
  expect(seen).toContain("billing-finding.read staff true");
});

test("what came right by itself is dealt with by nobody", async () => {
  await report({ kind: "DISPUTE", key: "du_1", stripeObjectId: "du_1" });
  const about = { clinicId: clinic.clinic.id, kind: "DISPUTE", stripeObjectId: "du_1" } as const;
  await portail.database.transaction((tx) => withdrawFindings(tx, about, portail.clock.now()));
  const { edges } = await list(desk, "(resolved: true)");
  expect(edges[0].node).toMatchObject({ kind: "DISPUTE", resolved: true, resolvedBy: { kind: "SYSTEM" }, note: null });
});

test("another clinic's does not exist", async () => {
  await report();
  const [{ node }] = (await list(desk)).edges;
  const elsewhere = await maple.staff("ADMIN");
  expect((await list(elsewhere)).edges.map((edge: { node: { id: string } }) => edge.node.id)).not.toContain(node.id);
  expect(await resolve(elsewhere, node.id)).toMatchObject({ billingFinding: null, errors: [{ code: "NOT_FOUND", path: ["input", "id"] }] });
  expect((await elsewhere.data("query ($id: ID!) { node(id: $id) { id } }", { id: node.id })).node).toBeNull();
  expect(await resolve(desk, toGlobalId("BillingFinding", newId()))).toMatchObject({ errors: [{ code: "NOT_FOUND" }] });
  expect(await resolve(desk, "nonsense")).toMatchObject({ errors: [{ code: "NOT_FOUND" }] });
  const reader = portail.program(await clinic.tokenWith("BILLING_READ"));
  expect((await reader.data("{ billingFindings { edges { node { kind } } } }")).billingFindings.edges.length).toBeGreaterThan(0);
  expect(await reader.refusal(`mutation { resolveBillingFinding(input: { id: "${node.id as string}" }) { errors { code } } }`)).toEqual([
    "FORBIDDEN",
  ]);
});

describe("among many", () => {
  const rows = 4_000;

  beforeAll(async () => {
    const at = portail.clock.now();
    const { id: clinicId } = clinic.clinic;
    const insert = async <T extends object>(entity: new () => T, make: (place: number) => Partial<T>): Promise<void> => {
      const all = Array.from({ length: rows }, (_, place) => Object.assign(new entity(), make(place)));
      for (let from = 0; from < rows; from += 400)
        await portail.database.transaction((tx) => insertRows(tx, entity, all.slice(from, from + 400)));
    };
    await insert(BillingFinding, (place) => ({
      ...{ clinicId, id: newId(), kind: "LOST_EVENT", findingKey: `LOST_EVENT:${place}`, patientId: patient.id, foundAt: later(at, place) },
      ...{ resolved: place % 2 === 0, resolvedAt: null, resolvedBy: null, note: null },
    }));
    await insert(StripeEvent, (place) => ({
      ...{ clinicId, id: `evt_${place}`, type: "charge.updated", objectId: `ch_${place}`, paymentIntentId: `pi_${place}`, livemode: false },
      ...{ createdAt: at, receivedAt: at, attempts: 1, leaseToken: null, faultCode: null, paymentId: null },
      ...{
        state: place % 9 ? ("APPLIED" as const) : ("PENDING" as const),
        nextAt: later(at, place % 9 ? days(400) + place : days(1) + place),
        settledAt: at,
      },
    }));
    if (testDatabaseKind() === "mariadb") await portail.database.source.query("ANALYZE TABLE billing_findings, stripe_events, payments");
  }, 120_000);

  async function badPlansOf(work: () => Promise<unknown>): Promise<string[]> {
    const { statements } = await counter.during(work);
    const looked = statements.filter(({ sql }) => /^SELECT/.test(sql) && /billing_findings|stripe_events|payments/.test(sql));
    expect(looked.length).toBeGreaterThan(0);
    return faultsOf(portail, looked);
  }

  const receive = async (): Promise<void> => {
    const at = portail.clock.now();
    const object = { id: "ch_1", object: "charge", payment_intent: "pi_1", metadata: {} };
    const event = { id: "evt_1x", object: "event", created: Math.floor(at.getTime() / 1000), data: { object }, livemode: false };
    const body = JSON.stringify({ ...event, type: "charge.updated" });
    const signature = signatureHeader(body, withStripe.stripe.webhookSecret, event.created);
    const place = { clinicId: clinic.clinic.id, base: false };
    expect(await portail.services.stripeEvents.receive(place, Buffer.from(body), signature)).toBe("TAKEN");
  };

  test.each<[string, () => Promise<unknown>]>([
    ["what waits", () => desk.data("{ billingFindings { edges { node { kind } } } }")],
    ["what was dealt with", () => desk.data("{ billingFindings(resolved: true, first: 5) { edges { node { kind } } } }")],
    [
      "a later page",
      async () => {
        const { pageInfo } = await list(desk, "(first: 3)");
        return desk.data(`{ billingFindings(first: 3, after: "${pageInfo.endCursor as string}") { edges { node { kind } } } }`);
      },
    ],
    ["whose an event is, and whether it is known", receive],
    ["the events that are due", () => portail.services.stripeEvents.worker.applyDue()],
    ["the events that are old", () => portail.services.stripeEvents.worker.sweep()],
    ["the payments of a page of movements", () => findCompared(portail.database.manager, clinic.clinic.id, ["pi_1", "pi_2", "pi_3"])],
  ])("%s: read by an index in its order", async (_, work) => {
    expect(await badPlansOf(work)).toEqual([]);
  });
});
