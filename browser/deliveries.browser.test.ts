import { codeFor, noticeFor } from "../server/modules/notifications/testing/post-office.ts";
import { refuseMessages } from "../server/modules/notifications/testing/undelivered.ts";
import { Patient } from "../server/modules/patients/patient.entity.ts";
import type { TestClinic } from "../server/testing/clinic.ts";
import { inspect } from "./testing/inspect.ts";
import { languages } from "./testing/looks.ts";
import type { Look } from "./testing/looks.ts";
import { useSite } from "./testing/site.ts";
import type { Visit } from "./testing/visit.ts";
import { soon } from "./testing/soon.ts";

const site = useSite();
const address = "/admin/deliveries";

async function deskAt(clinic: TestClinic, look: Look): Promise<Visit> {
  const visit = await site().visit(clinic, look);
  await visit.become(await clinic.staff("DESK"));
  await visit.go(address);
  await visit.heading(visit.admin("deliveries.title")).waitFor();
  return visit;
}

const to = ({ clinicId, id: patientId }: Patient) => ({ clinicId, patientId });

/** An invitation and a code for the patient, both refused by the provider. */
const refuseBoth = (patient: Patient) =>
  refuseMessages(site().portail, codeFor(patient.email!, to(patient)), noticeFor(patient.email!, to(patient)));

const changeEmail = ({ clinicId, id }: Patient, email: string | null) =>
  site().portail.database.manager.update(Patient, { clinicId, id }, { email });

describe.each(languages)("undelivered messages in $locale on a $size", (look) => {
  test("the desk finds why a patient got nothing, mends the chart and sends it again", async () => {
    const clinic = await site().openClinic();
    const patient = await clinic.patient({ firstName: "Marie-Ève", lastName: "D’Amours", notificationMethod: "EMAIL" });
    await refuseBoth(patient);
    const visit = await deskAt(clinic, look);
    const { page, admin } = visit;
    const cards = page.getByRole("article", { name: "Marie-Ève D’Amours" });
    await soon(() => cards.count()).toBe(2);
    const card = cards.first();
    await soon(() => card.textContent()).toContain(admin("deliveries.state.RESENDABLE"));
    await soon(() => cards.last().textContent()).toContain(admin("deliveries.final.code"));
    await soon(() => cards.last().getByRole("button").count()).toBe(0);

    await changeEmail(patient, null);
    await card.getByRole("button").click();
    await card.getByRole("alert").waitFor();
    await soon(() => card.getByRole("alert").textContent()).toMatch(look.locale === "fr" ? /pas de courriel/ : /no e-mail/);
    await changeEmail(patient, "new@courriel.example");
    await card.getByRole("button").click();
    await visit.focusOn(card.locator(".delivery-outcome"));
    await soon(() =>
      page
        .getByRole("status")
        .filter({ hasText: admin("deliveries.resent", { patient: "Marie-Ève D’Amours" }) })
        .count(),
    ).toBe(1);
    await soon(() => card.getByRole("button").count()).toBe(0);

    await page.getByLabel(admin("deliveries.filter.state")).selectOption("RESENT");
    await cards.nth(1).waitFor({ state: "detached" });
    await page.locator(".delivery-outcome").waitFor();
    await soon(() => cards.count()).toBe(1);
    await page.getByLabel(admin("deliveries.filter.channel")).selectOption("SMS");
    await page.getByRole("heading", { name: admin("deliveries.noneSuch") }).waitFor();
    await visit.button(admin("deliveries.showAll")).click();
    await cards.nth(1).waitFor();
    expect(new URL(page.url()).search).toBe("");
  });
});

describe.each(languages)("undelivered messages in $locale", (look) => {
  test("keep nobody out, in any state", async () => {
    const clinic = await site().openClinic();
    const visit = await deskAt(clinic, look);
    const { page, admin } = visit;
    await page.getByRole("heading", { name: admin("deliveries.none") }).waitFor();
    expect(await inspect(visit)).toEqual([]);
    const patient = await clinic.patient();
    for (let round = 0; round < 12; round += 1) await refuseBoth(patient);
    await visit.go(address);
    await visit.button(admin("deliveries.more")).waitFor();
    await page.getByRole("article").first().getByRole("button").click();
    await page.locator(".delivery-outcome").waitFor();
    expect(await inspect(visit)).toEqual([]);
    const errors = [{ message: "It failed.", extensions: { code: "INTERNAL", requestId: "01NEXTPAGE" } }];
    await page.route("**/graphql", (route) => route.fulfill({ json: { errors } }));
    await visit.button(admin("deliveries.more")).click();
    const failure = page.getByRole("alert").filter({ hasText: admin("more.failed") });
    await soon(() => failure.textContent()).toContain(admin("state.requestId", { id: "01NEXTPAGE" }));
    expect(await inspect(visit)).toEqual([]);
    await page.unroute("**/graphql");
    await visit.button(admin("deliveries.more")).click();
    await failure.waitFor({ state: "detached" });
    await visit.focusOn(page.locator(".deliveries-list > li").nth(20));
    await soon(() => page.getByRole("article").count()).toBe(24);
    await page.route("**/graphql", (route) => route.abort());
    await page.getByLabel(admin("deliveries.filter.state")).selectOption("FINAL");
    await page.getByRole("alert").waitFor();
    expect(await inspect(visit)).toEqual([]);
    visit.expectTrouble(/request failed|Failed to load/);
    await page.unroute("**/graphql");
    await visit.button(admin("state.retry")).click();
    await page.getByRole("article").first().waitFor();
  });

  test("are nothing for the support account, which has no link to them", async () => {
    const clinic = await site().openClinic();
    const visit = await site().visit(clinic, look);
    await visit.become(await clinic.staff("SUPPORT"));
    await visit.go(address);
    await visit.text(visit.admin("deliveries.notAllowed")).waitFor();
    await soon(() => visit.page.getByRole("link", { name: visit.admin("navigation.deliveries") }).count()).toBe(0);
    expect(await inspect(visit)).toEqual([]);
  });
});
