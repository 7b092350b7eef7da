import { readFileSync, writeFileSync } from "node:fs";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Config } from "../config.ts";
import { readConfig } from "../config.ts";
import { issuedInvoice } from "../modules/billing/testing/issued-invoice.ts";
import { check, pay } from "../modules/billing/testing/card-payment-calls.ts";
import { setBilling } from "../modules/billing/testing/invoices.ts";
import { Invoice } from "../modules/billing/invoices/invoice.entity.ts";
import { StripeEvent } from "../modules/billing/stripe-events/stripe-event.entity.ts";
import { ApiClient } from "../testing/api-client.ts";
import { TestClinic } from "../testing/clinic.ts";
import { HttpClient } from "../testing/http-client.ts";
import type { Portail } from "../testing/portail.ts";
import { startPortail } from "../testing/portail.ts";
import type { DemoStripe } from "./demo-stripe.ts";
import { needsDemoStripe, startDemoStripe } from "./demo-stripe.ts";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "portail-demo-stripe-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const configOf = (environment: Readonly<Record<string, string>> = {}): Config => ({
  ...readConfig({ DEMO: "1", PORT: "0", PUBLIC_URL: "http://localhost", ...environment }),
  dataFolder: folder,
});

const production = {
  ...{ DEMO: "0", PUBLIC_URL: "https://portail.example", SECRET_KEYS: "ab".repeat(32), MAIL_URL: "smtp://localhost?from=a@b.example" },
};

test.each<[string, Readonly<Record<string, string>>, boolean]>([
  ["in demo mode", {}, true],
  ["where somebody brings keys", { STRIPE_SECRET_KEY: "sk_test_1", STRIPE_WEBHOOK_SECRET: "whsec_1" }, false],
  ["where somebody brings another Stripe", { STRIPE_API_BASE: "http://localhost:12111" }, false],
  ["outside demo mode", production, false],
])("%s", async (_, environment, needed) => {
  const config = configOf(environment);
  expect(needsDemoStripe(config)).toBe(needed);
  if (!needed) await expect(startDemoStripe(config)).rejects.toThrow(/demo mode/);
});

const form = { "content-type": "application/x-www-form-urlencoded" };

describe("the demo with its own Stripe", () => {
  let portail: Portail;
  let demo: DemoStripe;

  beforeEach(async () => {
    demo = await startDemoStripe(configOf(), { now: () => portail?.clock.now() ?? new Date() });
    portail = await startPortail({ config: { stripe: demo.config.stripe, stripeApiBase: demo.config.stripeApiBase } });
    demo.tell(portail.port);
  });
  afterEach(async () => {
    await portail.stop();
    await demo.stop();
  });

  test("leads back to the address at which the patient is signed in", async () => {
    const clinic = await TestClinic.open(portail, "demo");
    await setBilling(portail, clinic, true);
    const patient = await clinic.patient();
    const atItsHost = await clinic.signInPatient(patient);
    const atTheBase = new ApiClient(portail.port, "localhost");
    for (const [name, value] of atItsHost.cookies) atTheBase.cookies.set(name, value);
    for (const [phone, host] of [
      [atItsHost, "demo.localhost"],
      [atTheBase, "localhost"],
    ] as const) {
      const wish = { clinicId: clinic.clinic.id, patientId: patient.id, cents: 5_000, at: portail.clock.now() };
      const { payment, errors } = await pay(phone, [await issuedInvoice(portail.database, wish)]);
      expect(errors).toEqual([]);
      expect(new URL(demo.simulator.session(payment.continueUrl).successUrl).host).toBe(host);
    }
  });

  test("takes a payment whole: the page, the way back, the event, the invoice; and still has it after a restart", async () => {
    const clinic = await TestClinic.open(portail, "demo");
    await setBilling(portail, clinic, true);
    const patient = await clinic.patient();
    const phone = await clinic.signInPatient(patient);
    const { database } = portail;
    const clinicId = clinic.clinic.id;
    const due = await issuedInvoice(database, { clinicId, patientId: patient.id, cents: 16_498, at: portail.clock.now() });
    const { payment, errors } = await pay(phone, [due]);
    expect(errors).toEqual([]);

    const page = new URL(payment.continueUrl);
    expect(page.origin).toBe(demo.config.stripeApiBase!.origin);
    const browser = new HttpClient(Number(page.port), page.hostname);
    expect((await browser.send(page.pathname)).text).toMatch(/164,98/);
    const paid = await browser.send(page.pathname, { method: "POST", headers: { ...form, "content-length": "8" }, body: "act=card" });
    expect([paid.status, paid.headers.location]).toEqual([303, demo.simulator.session(page.href).successUrl]);

    for (const { status } of await demo.simulator.deliverEvents()) expect(status).toBe(200);
    expect(await database.manager.findBy(StripeEvent, { clinicId })).toEqual(
      expect.arrayContaining([expect.objectContaining({ type: "checkout.session.completed" })]),
    );
    expect(await check(phone, payment.id)).toMatchObject({ payment: { state: "SUCCEEDED" }, errors: [] });
    expect(await database.manager.findOneByOrFail(Invoice, { clinicId, id: due.id })).toMatchObject({
      settlement: "PAID",
      balanceCents: 0,
    });

    const before = demo.config;
    await demo.stop();
    demo = await startDemoStripe(configOf(), portail.clock);
    expect(demo.config.stripe).toEqual(before.stripe);
    expect(demo.config.stripeApiBase).toEqual(before.stripeApiBase);
    expect((await browser.send(page.pathname)).text).toMatch(/Le paiement est fait/);
    expect(demo.simulator.events().every(({ delivery }) => delivery === "delivered")).toBe(true);
  });
});

test("what it keeps is for its owner alone, is never half written, and what was under way is forgotten", async () => {
  const demo = await startDemoStripe(configOf());
  await demo.stop();
  const file = path.join(folder, "stripe-simulator.json");
  expect((await stat(file)).mode & 0o077).toBe(0);
  const kept = JSON.parse(readFileSync(file, "utf8"));
  kept.tables.requests = { "acct_1 false checkout-1": { at: 1, sent: "/v1/refunds ", answer: null } };
  delete kept.tables.disputes;
  writeFileSync(file, JSON.stringify(kept));
  const again = await startDemoStripe(configOf());
  await again.stop();
  expect(JSON.parse(readFileSync(file, "utf8")).tables).toMatchObject({ requests: {}, disputes: {} });
  writeFileSync(file, "{");
  await expect(startDemoStripe(configOf())).rejects.toThrow(/stripe-simulator\.json can't be read/);
});

test("where its port is taken meanwhile it takes another", async () => {
  const first = await startDemoStripe(configOf());
  const second = await startDemoStripe(configOf());
  expect(second.config.stripeApiBase).not.toEqual(first.config.stripeApiBase);
  expect(second.config.stripe).toEqual(first.config.stripe);
  await first.stop();
  await second.stop();
});
