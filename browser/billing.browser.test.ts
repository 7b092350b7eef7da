import type { Locator } from "playwright-core";
import { toGlobalId } from "../server/graphql/global-id.ts";
import { aDraft, anInvoice, beginBilling } from "../server/modules/billing/testing/invoices.ts";
import { atDesk, deskInput } from "../server/modules/billing/testing/desk-calls.ts";
import type { TestClinic } from "../server/testing/clinic.ts";
import { inspect } from "./testing/inspect.ts";
import { languages } from "./testing/looks.ts";
import type { Look } from "./testing/looks.ts";
import { heard } from "./testing/settings-form.ts";
import { useSite } from "./testing/site.ts";
import { soon } from "./testing/soon.ts";
import type { Visit } from "./testing/visit.ts";

const site = useSite();
const list = "/admin/billing";
const invoiceAt = (id: string): string => `${list}/${toGlobalId("Invoice", id)}`;

async function staffAt(clinic: TestClinic, look: Look, role: "ADMIN" | "DESK", address: string): Promise<Visit> {
  const visit = await site().visit(clinic, look);
  await visit.become(await clinic.staff(role));
  await visit.go(address);
  return visit;
}

const control = ({ page }: Visit, field: string): Locator => page.locator(`[id="invoice-${field}"]`);
const acting = ({ page }: Visit, field: string): Locator => page.locator(`[id="act-${field}"]`);
const dialog = ({ page }: Visit): Locator => page.getByRole("dialog");
const summary = ({ page }: Visit): Locator => page.locator(".notice.danger[role=group]");
const rows = ({ page }: Visit): Locator => page.getByRole("article");
const status = (visit: Visit): Locator => visit.page.locator(".invoice-head .badge");

const amountOf = ({ look }: Visit, cents: number): string =>
  new Intl.NumberFormat(`${look.locale}-CA`, { style: "currency", currency: "CAD", currencyDisplay: "narrowSymbol" }).format(cents / 100);

/** What a part of the page says, whatever kind of space stands in it. */
const said = async (part: Locator): Promise<string> => ((await part.textContent()) ?? "").replace(/\s/g, " ");
const plain = (words: string): string => words.replace(/\s/g, " ");

async function act(visit: Visit, name: string, confirm: string, fill: () => Promise<void> = () => Promise.resolve()): Promise<void> {
  await visit.button(visit.admin(name)).click();
  await dialog(visit).waitFor();
  await fill();
  await dialog(visit)
    .getByRole("button", { name: visit.admin(confirm) })
    .click();
}

describe.each(languages)("billing in $locale on a $size", (look) => {
  test("the administration fills the billing profile in, and an invoice is written, issued, paid in part and given back", async () => {
    const clinic = await site().openClinic();
    const patient = await clinic.patient({ firstName: "Éloïse", lastName: "Roy" });
    const visit = await staffAt(clinic, look, "ADMIN", "/admin/settings/billing-profile");
    const { page, admin } = visit;
    await page.getByText(admin("profile.none")).waitFor();
    await page.locator("#profile-legalName").fill("Clinique Témoin inc.");
    await visit.button(admin("profile.save")).click();
    await visit.focusOn(summary(visit));
    expect(await inspect(visit)).toEqual([]);
    await page.locator("#profile-street").fill("1234, rue Saint-Denis");
    await page.locator("#profile-city").fill("Montréal");
    await page.locator("#profile-province").selectOption("QC");
    await page.locator("#profile-postalCode").fill("h2x3k8");
    await page.locator("#profile-phone").fill("514 555-0142");
    await page.locator("#profile-gstNumber").fill("123456789RT0001");
    await visit.button(admin("profile.save")).click();
    await soon(() => page.locator("#profile-postalCode").inputValue()).toBe("H2X 3K8");
    await soon(() => page.locator(".save-bar p").textContent()).toBe(admin("save.saved"));

    await visit.go(`/admin/patients/${toGlobalId("Patient", patient.id)}/invoices`);
    await page.getByText(admin("list.noneToPatient")).waitFor();
    await page.getByRole("link", { name: admin("list.new") }).click();
    await visit.heading(admin("invoiceForm.newTitle")).waitFor();
    await page.getByRole("link", { name: "Éloïse Roy" }).waitFor();
    await control(visit, "lines.0.description").fill("Physiothérapie");
    await control(visit, "lines.0.unitPriceCents").fill("quatre-vingts");
    await visit.button(admin("form.addLine")).click();
    await visit.focusOn(control(visit, "lines.1.description"));
    await page.keyboard.type("Orthèse");
    await control(visit, "lines.1.quantity").fill("1,5");
    await control(visit, "lines.1.unitPriceCents").fill("20.00");
    await page
      .getByRole("group", { name: admin("form.lineTitle", { place: 2 }) })
      .getByRole("checkbox")
      .first()
      .check();
    await visit.button(admin("form.saveDraft")).click();
    await visit.focusOn(summary(visit));
    await summary(visit).getByRole("link").click();
    await visit.focusOn(control(visit, "lines.0.unitPriceCents"));
    expect(await inspect(visit)).toEqual([]);
    await page.keyboard.press("ControlOrMeta+A");
    await page.keyboard.type("80,00");
    await soon(() => said(page.locator(".live-totals .total-line.strong"))).toContain(plain(amountOf(visit, 11_150)));
    await page
      .locator(".line")
      .nth(1)
      .getByRole("button", { name: admin("form.moveUp") })
      .click();
    await heard(visit, admin("form.lineMoved", { from: 2, to: 1 }));
    await soon(() => control(visit, "lines.0.description").inputValue()).toBe("Orthèse");
    await visit.focusOn(
      page
        .locator(".line")
        .first()
        .getByRole("button", { name: admin("form.moveDown") }),
    );

    page.once("dialog", (browser) => void browser.accept());
    await page.reload();
    await page.getByText(admin("form.restored")).waitFor();
    await soon(() => control(visit, "lines.1.description").inputValue()).toBe("Physiothérapie");
    await control(visit, "practitioner.name").fill("Alex Tremblay, pht");
    await visit.button(admin("form.saveAndIssue")).click();
    await dialog(visit).getByText(admin("issue.title")).waitFor();
    await soon(() => said(dialog(visit))).toContain(plain(amountOf(visit, 11_150)));
    expect(await inspect(visit)).toEqual([]);
    await dialog(visit)
      .getByRole("button", { name: admin("issue.confirm") })
      .dblclick();
    await visit.heading(admin("invoice.number", { number: "000001" })).waitFor();
    await heard(visit, admin("issue.done", { number: "000001" }));
    await soon(() => status(visit).textContent()).toBe(admin("status.PAYMENT_DUE"));
    expect(await page.title()).not.toMatch(/Roy/);
    await visit.focusOn(page.locator("h1"));

    await act(visit, "acts.record", "record.confirm", () => acting(visit, "amountCents").fill("200"));
    await visit.focusOn(summary(visit));
    await soon(() => acting(visit, "amountCents").getAttribute("aria-invalid")).toBe("true");
    expect(await inspect(visit)).toEqual([]);
    await acting(visit, "amountCents").fill("61,50");
    await dialog(visit)
      .getByRole("button", { name: admin("record.confirm") })
      .click();
    await dialog(visit).waitFor({ state: "detached" });
    const totals = page.getByRole("region", { name: admin("totals.title") });
    await soon(() => said(totals)).toContain(plain(amountOf(visit, 5_000)));
    await soon(() => visit.button(admin("acts.void")).count()).toBe(0);

    await page.getByRole("button", { name: admin("payments.refund") }).click();
    await acting(visit, "amountCents").fill("11.50");
    await dialog(visit)
      .getByRole("button", { name: admin("refund.confirm") })
      .click();
    await visit.focusOn(summary(visit));
    await acting(visit, "reason").fill("Séance écourtée");
    await acting(visit, "oweAgain").check();
    expect(await inspect(visit)).toEqual([]);
    await dialog(visit)
      .getByRole("button", { name: admin("refund.confirm") })
      .click();
    await dialog(visit).waitFor({ state: "detached" });
    await soon(() => said(totals)).toContain(plain(amountOf(visit, 6_150)));
    const history = page.getByRole("region", { name: admin("invoice.historyTitle") });
    await soon(() => history.getByRole("listitem").count()).toBe(4);
    await soon(() => said(history)).toContain("Séance écourtée");
    expect(await inspect(visit)).toEqual([]);
    await page.getByRole("link", { name: admin("papers.pdfEn") }).waitFor();

    await page.getByRole("link", { name: admin("invoice.back") }).click();
    await soon(() => rows(visit).count()).toBe(1);
    await soon(() => said(rows(visit))).toContain("Éloïse Roy");
  });

  test("what two people do at once is told at its place, and nothing typed is lost", async () => {
    const clinic = await site().openClinic();
    await beginBilling(site().portail, clinic);
    const patient = await clinic.patient({ firstName: "Marc", lastName: "Côté" });
    const draft = await aDraft(site().portail, clinic, patient);
    const visit = await staffAt(clinic, look, "DESK", `${invoiceAt(draft.id)}/edit`);
    const { page, admin } = visit;
    await control(visit, "note").fill("Merci de votre visite");
    const { consumer } = clinic;
    const changed = await site().portail.services.invoices.update(consumer, { invoiceId: draft.id, version: draft.version, note: "Autre" });
    expect(changed.ok).toBe(true);
    await visit.button(admin("form.saveDraft")).click();
    await page.getByRole("heading", { name: admin("conflict.draftTitle") }).waitFor();
    expect(await inspect(visit)).toEqual([]);
    await visit.button(admin("conflict.takeMine")).click();
    await soon(() => status(visit).textContent()).toBe(admin("status.DRAFT"));
    await page.getByText("Merci de votre visite").waitFor();
    expect(await inspect(visit)).toEqual([]);

    await act(visit, "acts.issue", "issue.confirm");
    await soon(() => status(visit).textContent()).toBe(admin("status.PAYMENT_DUE"));
    await soon(() => visit.button(admin("acts.writeOff")).count()).toBe(0);
    const other = await clinic.staff("ADMIN");
    const day = { receivedOn: site().portail.clock.now().toISOString().slice(0, 10) };
    const paid = await atDesk(other, "recordPayment", deskInput.recordPayment(draft.id, { amountCents: 5_000, ...day }));
    expect(paid.errors).toEqual([]);
    await act(visit, "acts.record", "record.confirm");
    await visit.focusOn(summary(visit));
    await soon(() => acting(visit, "amountCents").inputValue()).toBe(look.locale === "fr" ? "80,00" : "80.00");
    await soon(() => said(page.getByRole("region", { name: admin("payments.title") }))).toContain(plain(amountOf(visit, 5_000)));
    await dialog(visit)
      .getByRole("button", { name: admin("act.cancel") })
      .click();
    await dialog(visit).waitFor({ state: "detached" });
    await soon(() => visit.button(admin("acts.void")).count()).toBe(0);
    await soon(() => page.getByRole("button", { name: admin("payments.refund") }).count()).toBe(0);

    const wrong = await anInvoice(site().portail, clinic, patient);
    await visit.go(invoiceAt(wrong.id));
    await act(visit, "acts.void", "void.confirm");
    await visit.focusOn(summary(visit));
    await acting(visit, "reason").fill("Mauvais patient");
    await dialog(visit)
      .getByRole("button", { name: admin("void.confirm") })
      .click();
    await soon(() => status(visit).textContent()).toBe(admin("status.VOID"));
    await visit.focusOn(page.locator("h1"));
    await page.getByText("Mauvais patient").first().waitFor();
    expect(await inspect(visit)).toEqual([]);
  });

  test("the list, its filters, what differs from Stripe and what is nobody's business keep nobody out", async () => {
    const clinic = await site().openClinic();
    const visit = await staffAt(clinic, look, "ADMIN", list);
    const { page, admin } = visit;
    await page.getByRole("heading", { name: admin("list.none") }).waitFor();
    expect(await inspect(visit)).toEqual([]);
    await beginBilling(site().portail, clinic);
    const patient = await clinic.patient({ firstName: "Léa", lastName: "Gagnon" });
    const draft = await aDraft(site().portail, clinic, patient);
    await anInvoice(site().portail, clinic, patient);
    await visit.go(list);
    await soon(() => rows(visit).count()).toBe(2);
    expect(await inspect(visit)).toEqual([]);
    await page.getByRole("button", { name: admin("list.filter.DRAFT") }).click();
    await soon(() => rows(visit).count()).toBe(1);
    await page.getByRole("button", { name: admin("list.filter.ALL") }).click();
    await page.getByRole("searchbox").fill("gagnon");
    await soon(() => rows(visit).count()).toBe(2);
    await page.getByRole("searchbox").fill("000001");
    await soon(() => rows(visit).count()).toBe(1);
    expect(new URL(page.url()).search).toBe("");
    await rows(visit).getByRole("link").click();
    await visit.heading(admin("invoice.number", { number: "000001" })).waitFor();
    await act(visit, "acts.writeOff", "writeOff.confirm", () => acting(visit, "reason").fill("Geste de courtoisie"));
    await soon(() => status(visit).textContent()).toBe(admin("status.PAID"));
    await page.goBack();
    await soon(() => page.getByRole("searchbox").inputValue()).toBe("000001");
    await page.route("**/graphql", (route) => route.abort());
    await rows(visit).getByRole("link").click();
    await page.getByRole("alert").waitFor();
    expect(await inspect(visit)).toEqual([]);
    visit.expectTrouble(/request failed|Failed to load/);
    await page.unroute("**/graphql");
    await visit.button(admin("state.retry")).click();
    await visit.heading(admin("invoice.number", { number: "000001" })).waitFor();

    await visit.go(invoiceAt(draft.id));
    await act(visit, "acts.discard", "discard.confirm");
    await visit.heading(admin("list.title")).waitFor();
    await visit.go(invoiceAt(draft.id));
    await visit.heading(admin("invoice.missing")).waitFor();
    expect(await inspect(visit)).toEqual([]);

    await visit.go(`${list}/findings`);
    await page.getByText(admin("findings.none")).waitFor();
    expect(await inspect(visit)).toEqual([]);
    const support = await site().visit(clinic, look);
    await support.become(await clinic.staff("SUPPORT"));
    await support.go(list);
    await support.page.getByRole("heading", { name: admin("billing.notAllowed") }).waitFor();
    expect(await inspect(support)).toEqual([]);
  });
});
