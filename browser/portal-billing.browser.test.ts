import { toGlobalId } from "../server/graphql/global-id.ts";
import { newId } from "../server/kernel/id.ts";
import { pay } from "../server/modules/billing/testing/card-payment-calls.ts";
import { write } from "../server/modules/billing/testing/invoice-calls.ts";
import { setBilling } from "../server/modules/billing/testing/invoices.ts";
import { useBillingSite } from "./testing/billing.ts";
import { inspect } from "./testing/inspect.ts";
import type { Look } from "./testing/looks.ts";
import { languages } from "./testing/looks.ts";
import { amountOf, atStripe, invoiceBox, leaveStripe, numberOf, payAll, payButton } from "./testing/paying.ts";
import { patientFor, signIn } from "./testing/people.ts";
import { heard } from "./testing/settings-form.ts";
import { soon } from "./testing/soon.ts";
import { keepUnaware } from "./testing/unaware.ts";
import type { Visit } from "./testing/visit.ts";

const { site, stripe, openClinic, bill, hear } = useBillingSite();

const minute = 60_000;
const paymentPath = /^\/portal\/invoices\/payments\/[\w-]+$/;

/** A patient who stays signed in, with invoices of so many cents. */
async function patientWith(look: Look, ...cents: readonly number[]) {
  const clinic = await openClinic();
  const visit = await site().visit(clinic, look);
  const patient = await patientFor(clinic, visit);
  const invoices = [];
  for (const each of cents) invoices.push(await bill(clinic, patient, each));
  const browser = await clinic.signInPatient(patient, { staySignedIn: true });
  await visit.become(browser);
  return { clinic, visit, patient, invoices, browser };
}

/** A moment later the page looks again, and the server may ask Stripe again. */
async function lookAgain({ page }: Visit): Promise<void> {
  site().portail.clock.advance(3_000);
  await page.evaluate(() => void dispatchEvent(new Event("focus")));
}

const told = ({ page }: Visit, words: string) => page.getByRole("group").filter({ hasText: words });

describe.each(languages)("private billing in $locale on a $size", (look) => {
  test("invoices are chosen and paid together: declined first, then paid, before Stripe has told anything", async () => {
    const { clinic, visit, invoices } = await patientWith(look, 8_000, 30, 4_550);
    const [first, small, third] = invoices as [(typeof invoices)[number], (typeof invoices)[number], (typeof invoices)[number]];
    const { page, portal } = visit;
    await bill(clinic, await clinic.patient(), 999);
    await visit.go("/portal");
    await visit.text(portal("invoices.waiting", { count: 3, amount: amountOf(visit, 12_580) })).waitFor();
    expect(await inspect(visit)).toEqual([]);
    await page
      .locator(".backdrop-own")
      .getByRole("link", { name: portal("invoices.link") })
      .click();
    await visit.focusOn(visit.heading(portal("invoices.title")));
    await visit.text(portal("invoices.restNone")).waitFor();
    const total = page.locator(".pay-bar").getByRole("status");
    await soon(() => total.innerText()).toBe(portal("pay.nothing"));
    await visit.button(portal("pay.button")).click();
    await visit.focusOn(page.locator(".outcome"));
    await visit.text(portal("pay.chooseFirst")).waitFor();
    await invoiceBox(visit, small).check();
    await told(visit, portal("pay.tooLittle", { least: amountOf(visit, 50) })).waitFor();
    expect(await inspect(visit)).toEqual([]);
    await invoiceBox(visit, first).check();
    await soon(() => total.innerText()).toBe(portal("pay.chosen", { count: 2, amount: amountOf(visit, 8_030) }));
    await visit.text(portal("pay.leaving")).waitFor();
    expect(await inspect(visit)).toEqual([]);
    await payButton(visit, 8_030).click();

    await atStripe(visit, "declined");
    await page.getByRole("alert").waitFor();
    expect(new URL(page.url()).origin).toBe(stripe().url.origin);
    await atStripe(visit, "card");
    await visit.heading(portal("payment.SUCCEEDED")).waitFor();
    expect(visit.path()).toMatch(paymentPath);
    await visit.text(portal("payment.SUCCEEDED.body", { amount: amountOf(visit, 8_030) })).waitFor();
    expect(await inspect(visit)).toEqual([]);
    await hear();
    await page.reload();
    await visit.heading(portal("payment.SUCCEEDED")).waitFor();

    const receipt = page.getByRole("link", { name: portal("documents.RECEIPT", { number: numberOf(first) }) });
    const [paper] = await Promise.all([page.waitForEvent("popup"), receipt.click()]);
    await paper.close();
    const others = page.getByRole("link", { name: portal("documents.other.RECEIPT", { number: numberOf(first) }) });
    for (const link of [receipt, others]) {
      const file = await link.evaluate(async (element) => {
        const answer = await fetch((element as HTMLAnchorElement).href);
        return [answer.status, answer.headers.get("content-type"), (await answer.text()).slice(0, 5)];
      });
      expect(file).toEqual([200, "application/pdf", "%PDF-"]);
    }
    await page.getByRole("link", { name: portal("invoices.name", { number: numberOf(first) }), exact: true }).click();
    await visit.focusOn(visit.heading(portal("invoices.name", { number: numberOf(first) })));
    await visit.text(portal("history.PAYMENT.CARD")).waitFor();
    await page.locator(".invoice-badge", { hasText: portal("status.PAID") }).waitFor();
    expect(await inspect(visit)).toEqual([]);
    await page.getByRole("link", { name: portal("invoices.all") }).click();
    // The one that is left stands chosen; those that are paid can't be.
    await soon(() => invoiceBox(visit, third).isChecked()).toBe(true);
    await soon(() => page.getByRole("checkbox").count()).toBe(1);
    await page
      .locator(".invoice-badge", { hasText: portal("status.PAID") })
      .first()
      .waitFor();
    expect(await inspect(visit)).toEqual([]);
  });

  test("a bank debit is on its way for days: followed until it arrives, or fails, in each language", async () => {
    const { visit, invoices } = await patientWith(look, 8_000);
    const { page, portal } = visit;
    const [invoice] = invoices as [(typeof invoices)[number]];
    await visit.go(`/portal/invoices/${toGlobalId("Invoice", invoice.id)}`);
    await visit.text(portal("pay.single", { amount: amountOf(visit, 8_000) })).waitFor();
    expect(await inspect(visit)).toEqual([]);
    await payButton(visit, 8_000).click();
    await atStripe(visit, "debit");
    await visit.heading(portal("payment.PROCESSING")).waitFor();
    await visit.text(portal("payment.follow")).waitFor();
    expect(await inspect(visit)).toEqual([]);
    const following = visit.page.url();
    await page.getByRole("link", { name: portal("invoices.all") }).click();
    await visit.text(portal("invoices.none")).waitFor();
    await page.locator(".invoice-badge", { hasText: portal("status.PROCESSING") }).waitFor();
    expect(await inspect(visit)).toEqual([]);
    await page.getByRole("link", { name: portal("status.processingFor", { number: numberOf(invoice) }) }).click();
    await visit.heading(portal("payment.PROCESSING")).waitFor();

    stripe().settleDebit(stripe().sessions().at(-1)!.id, "fails");
    await hear();
    await lookAgain(visit);
    await visit.heading(portal("payment.FAILED")).waitFor();
    await heard(visit, portal("payment.FAILED"));
    await visit.text(portal("payment.why.METHOD_FAILED")).waitFor();
    expect(page.url()).toBe(following);
    expect(await inspect(visit)).toEqual([]);

    await payAll(visit, 8_000);
    await atStripe(visit, "debit");
    await visit.heading(portal("payment.PROCESSING")).waitFor();
    stripe().settleDebit(stripe().sessions().at(-1)!.id, "arrives");
    await hear();
    await visit.button(portal("language.other")).click();
    await soon(() => page.evaluate(() => document.documentElement.lang)).not.toBe(`${look.locale}-CA`);
    await lookAgain(visit);
    await page.locator(".notice.success").waitFor();
    await page.locator(".backdrop-actions .toggle").first().click();
    await visit.heading(portal("payment.SUCCEEDED")).waitFor();
  });

  test("two tabs lead to one page at Stripe; what is left open is gone on with or cancelled, and never twice paid", async () => {
    const { visit, invoices } = await patientWith(look, 8_000);
    const { page, portal } = visit;
    await payAll(visit, 8_000);
    await leaveStripe(visit);
    await visit.heading(portal("payment.OPEN")).waitFor();
    expect(await inspect(visit)).toEqual([]);
    const beside = await site().tab(visit);
    await payAll(beside, 8_000);
    await beside.page.waitForURL((url) => url.origin === stripe().url.origin);
    await soon(() => page.getByRole("link", { name: portal("payment.continue") }).getAttribute("href")).toBe(beside.page.url());
    await atStripe(beside, "declined");
    await beside.page.getByRole("alert").waitFor();
    await lookAgain(visit);
    await visit.heading(portal("payment.declined")).waitFor();
    expect(await inspect(visit)).toEqual([]);
    // The first tab learns nothing of what follows.
    await keepUnaware(visit);
    await atStripe(beside, "card");
    // Stripe was asked a moment ago, for the first tab: until it may be asked again, nobody is told that nothing is paid.
    await beside.heading(portal("payment.checking")).waitFor();
    await lookAgain(beside);
    await beside.heading(portal("payment.SUCCEEDED")).waitFor();
    await visit.button(portal("payment.cancel")).click();
    await visit.heading(portal("payment.SUCCEEDED")).waitFor();
    await beside.go("/portal/invoices");
    await beside.text(portal("invoices.none")).waitFor();
    expect(
      stripe()
        .charges(stripe().sessions().at(-1)!.id)
        .filter(({ status }) => status === "succeeded"),
    ).toHaveLength(1);
    expect(invoices).toHaveLength(1);
  });

  test("a payment is cancelled; amounts that have changed are told, and paid once confirmed; what is paid meanwhile can't be", async () => {
    const { clinic, visit, invoices } = await patientWith(look, 8_000, 2_000);
    const { page, portal } = visit;
    const [first, second] = invoices as [(typeof invoices)[number], (typeof invoices)[number]];
    const desk = await clinic.staff("DESK");
    const receive = (invoice: { readonly id: string }, amountCents: number) =>
      write(
        desk,
        "recordPayment",
        {
          ...{ invoiceId: toGlobalId("Invoice", invoice.id), amountCents, method: "CASH", requestKey: newId() },
          receivedOn: site().portail.clock.now().toISOString().slice(0, 10),
        },
        "payment { id }",
      );
    await payAll(visit, 10_000);
    await leaveStripe(visit);
    await visit.button(portal("payment.cancel")).click();
    await visit.heading(portal("payment.CANCELLED")).waitFor();
    await heard(visit, portal("payment.CANCELLED"));
    expect(await inspect(visit)).toEqual([]);
    await page.getByRole("link", { name: portal("payment.again") }).click();

    await visit.button(portal("invoices.chooseAll")).click();
    await payButton(visit, 10_000).waitFor();
    expect((await receive(first, 1_000)).errors).toEqual([]);
    await payButton(visit, 10_000).click();
    const values = { before: amountOf(visit, 10_000), now: amountOf(visit, 9_000) };
    await told(visit, portal("pay.newTotalBody", values)).waitFor();
    await visit.focusOn(page.locator(".outcome"));
    expect(await inspect(visit)).toEqual([]);
    await visit.button(portal("pay.confirmNew", { amount: amountOf(visit, 9_000) })).click();
    await leaveStripe(visit);
    await visit.heading(portal("payment.OPEN")).waitFor();

    const beside = await site().tab(visit);
    await beside.go("/portal/invoices");
    await invoiceBox(beside, second).check();
    // What the clinic receives ends the open page, so that nothing is paid twice.
    expect((await receive(second, 2_000)).errors).toEqual([]);
    await lookAgain(visit);
    await visit.heading(portal("payment.EXPIRED")).waitFor();
    await visit.text(portal("payment.why.CLINIC_ACTED")).waitFor();
    await payButton(beside, 2_000).click();
    await told(beside, portal("pay.notPayable")).waitFor();
    await soon(() => beside.page.getByRole("checkbox").count()).toBe(1);
    expect(await inspect(beside)).toEqual([]);
  });

  test("Stripe does not answer, or billing is switched off: told, nothing lost; what is another's looks as if it never was", async () => {
    const { clinic, visit, browser, invoices } = await patientWith(look, 8_000);
    const { page, portal } = visit;
    const [invoice] = invoices as [(typeof invoices)[number]];
    const other = await clinic.patient();
    const theirs = await bill(clinic, other, 5_000);
    const theirPayment = await pay(await clinic.signInPatient(other), [theirs]);
    const strange = [toGlobalId("Invoice", theirs.id), "rien"].map((id) => [`/portal/invoices/${id}`, "invoice.gone"] as const);
    const payments = [theirPayment.payment.id, "rien"].map((id) => [`/portal/invoices/payments/${id}`, "payment.gone"] as const);
    for (const [address, words] of [...strange, ...payments]) {
      await visit.go(address);
      await visit.heading(portal(words)).waitFor();
    }
    expect(await inspect(visit)).toEqual([]);

    await visit.go("/portal/invoices");
    await payButton(visit, 8_000).waitFor();
    stripe().trouble = "unavailable";
    await payButton(visit, 8_000).click();
    await told(visit, portal("pay.unreachable")).waitFor();
    await visit.focusOn(page.locator(".outcome"));
    expect(await inspect(visit)).toEqual([]);
    stripe().trouble = "none";
    await payButton(visit, 8_000).click();
    const begun = await page.waitForURL((url) => url.origin === stripe().url.origin).then(() => page.url());
    stripe().trouble = "unavailable";
    await leaveStripe(visit);
    // Who has just paid is not told otherwise.
    await visit.heading(portal("payment.checking")).waitFor();
    await visit.text(portal("payment.unreachable")).waitFor();
    expect(await inspect(visit)).toEqual([]);
    stripe().pay(begun, { method: "card" });
    stripe().trouble = "none";
    await lookAgain(visit);
    await visit.heading(portal("payment.SUCCEEDED")).waitFor();

    const late = await bill(clinic, { id: invoice.patientId }, 700);
    await visit.go("/portal/invoices");
    await payButton(visit, 700).waitFor();
    await setBilling(site().portail, clinic, false);
    await payButton(visit, 700).click();
    await visit.text(portal("billing.off")).first().waitFor();
    expect(await inspect(visit)).toEqual([]);
    await visit.go(`/portal/invoices/${toGlobalId("Invoice", late.id)}`);
    await visit.text(portal("billing.off")).waitFor();
    await visit.go("/portal");
    await visit.heading(portal("home.greeting", { name: "Marie-Ève" })).waitFor();
    await soon(() => page.getByRole("link", { name: portal("invoices.link"), exact: true }).count()).toBe(0);
    expect((await browser.data("{ viewer { patient { billingOpen } } }")).viewer.patient.billingOpen).toBe(false);
  });

  test("a session that ends at Stripe's page loses nothing: signed in again, the patient is where Stripe led them", async () => {
    const clinic = await openClinic();
    const visit = await site().visit(clinic, look);
    const { page, portal } = visit;
    const patient = await patientFor(clinic, visit);
    await bill(clinic, patient, 8_000);
    await visit.become(await clinic.signInPatient(patient));
    await payAll(visit, 8_000);
    await page.waitForURL((url) => url.origin === stripe().url.origin);
    site().portail.clock.advance(16 * minute);
    await atStripe(visit, "card");
    await visit.heading(portal("who.title")).waitFor();
    await signIn(site(), visit, patient);
    await visit.heading(portal("payment.SUCCEEDED")).waitFor();
    expect(visit.path()).toMatch(paymentPath);
  });
});
