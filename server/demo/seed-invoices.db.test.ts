import { statusOf } from "../modules/billing/ledger/invoice-status.ts";
import { LedgerEntry } from "../modules/billing/ledger/ledger-entry.entity.ts";
import { Invoice } from "../modules/billing/invoices/invoice.entity.ts";
import { PortalSettingsRow } from "../modules/settings/portal-settings.entity.ts";
import type { Portail } from "../testing/portail.ts";
import { startPortail } from "../testing/portail.ts";
import { generateDemo } from "./generator/generate-demo.ts";
import { patientExternalId } from "./generator/generate-patients.ts";
import { openDemoClinic } from "./open-demo-clinic.ts";
import { seedInvoices } from "./seed-invoices.ts";

let portail: Portail;
let now: Date;

beforeAll(async () => {
  portail = await startPortail();
  now = portail.clock.now();
  const { services } = portail;
  for (const data of generateDemo(now)) {
    const { clinic, consumer } = await openDemoClinic(services, data, data.identity.slug === "demo");
    const [type] = (await services.clinics.identificationTypes(clinic.id)).filter(({ kind }) => kind === "OTHER");
    const charts = Array.from({ length: 16 }, (_, place) => ({
      ...{ externalId: patientExternalId(place + 1), firstName: "Ève", lastName: "Roy", dateOfBirth: "1984-02-29", sex: "FEMALE" },
      ...{ language: place % 2 ? "en" : "fr", email: `demo${place}@courriel.example`, verified: true },
      identifications: [{ typeId: type!.id, value: `GH-${place}` }],
    }));
    const actor = services.consumers.actingFor(consumer, { requestId: "test", networkAddress: null });
    const outcome = await services.patients.upsert(actor, charts, "fr");
    expect(outcome.ok && outcome.value.every((result) => result.outcome === "CREATED")).toBe(true);
  }
}, 120_000);

afterAll(() => portail.stop());

test("the demo clinic has invoices of every kind in the past, two to pay by the first patient, and is given them once", async () => {
  const { manager } = portail.database;
  await seedInvoices(portail.services, now);
  const invoices = await manager.find(Invoice, { order: { createdAt: "ASC", id: "ASC" } });
  const today = now.toISOString().slice(0, 10);
  const counts: Record<string, number> = {};
  for (const invoice of invoices) counts[statusOf(invoice, today)] = (counts[statusOf(invoice, today)] ?? 0) + 1;
  expect(counts).toEqual({ DRAFT: 2, PAYMENT_DUE: 4, PAST_DUE: 2, PAID: 2, PARTIALLY_REFUNDED: 1, REFUNDED: 1, VOID: 1 });
  const numbers = invoices.flatMap(({ number }) => number ?? []);
  expect(numbers).toEqual(numbers.map((_, place) => place + 1));
  expect(invoices.every(({ createdAt, issuedAt }) => createdAt <= now && (issuedAt === null || issuedAt <= now))).toBe(true);
  const first = invoices.filter(({ patientId }) => patientId === invoices[0]!.patientId);
  expect(first.map((invoice) => statusOf(invoice, today))).toEqual(["PAID", "PAYMENT_DUE", "PAYMENT_DUE", "DRAFT"]);
  const entries = await manager.count(LedgerEntry);
  const clinics = new Set(invoices.map(({ clinicId }) => clinicId));
  const settings = await manager.find(PortalSettingsRow);
  expect(settings.filter(({ values }) => values.portalBilling).map(({ clinicId }) => clinicId)).toEqual([...clinics]);

  await seedInvoices(portail.services, new Date(now.getTime() + 86_400_000));
  expect([await manager.count(Invoice), await manager.count(LedgerEntry)]).toEqual([13, entries]);
}, 60_000);
