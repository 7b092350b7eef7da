import type { Locator } from "playwright-core";
import { toGlobalId } from "../server/graphql/global-id.ts";
import { hours, minutes } from "../server/kernel/clock.ts";
import type { Patient } from "../server/modules/patients/patient.entity.ts";
import { noticeSentTo } from "../server/modules/sign-in/testing/notices.ts";
import { healthNumberOf, requestOtp, tryCode, wrongCode } from "../server/modules/sign-in/testing/steps.ts";
import type { ApiClient } from "../server/testing/api-client.ts";
import type { TestClinic } from "../server/testing/clinic.ts";
import { inspect } from "./testing/inspect.ts";
import { languages, looks } from "./testing/looks.ts";
import type { Look } from "./testing/looks.ts";
import { hide, saveSettings } from "./testing/settings-api.ts";
import { bar, heard } from "./testing/settings-form.ts";
import { useSite } from "./testing/site.ts";
import { soon } from "./testing/soon.ts";
import type { Visit } from "./testing/visit.ts";

const site = useSite();
const list = "/admin/patients";
const chartOf = (patient: Patient): string => `${list}/${toGlobalId("Patient", patient.id)}`;

async function deskAt(clinic: TestClinic, look: Look, address: string): Promise<Visit> {
  const visit = await site().visit(clinic, look);
  await visit.become(await clinic.staff("DESK"));
  await visit.go(address);
  return visit;
}

const rows = ({ page }: Visit): Locator => page.getByRole("article");
const answer = ({ page }: Visit): Locator => page.locator(".access-answer");
const control = ({ page }: Visit, field: string): Locator => page.locator(`[id="chart-${field}"]`);
const summary = ({ page }: Visit): Locator => page.locator(".notice.danger[role=group]");
const marie = (clinic: TestClinic) => clinic.patient({ firstName: "Marie-Ève", lastName: "D’Amours", dateOfBirth: "1985-06-14" });

async function search(visit: Visit, words: string): Promise<void> {
  await visit.page.getByRole("searchbox", { name: visit.admin("patients.search") }).fill(words);
}

async function switchAccess(visit: Visit, on: boolean, reason: string): Promise<void> {
  await visit.page.getByRole("switch", { name: visit.admin("access.switch") }).click();
  const dialog = visit.page.getByRole("dialog");
  await dialog.getByLabel(visit.admin("access.reason")).fill(reason);
  await dialog.getByRole("button", { name: visit.admin(on ? "access.onConfirm" : "access.offConfirm") }).click();
  await dialog.waitFor({ state: "detached" });
}

const waits = [minutes(1), minutes(5), minutes(15), hours(1), hours(4)];

/** As many wrong codes as stop sign-in, each five of them after the wait for those before. */
async function guessThirty(clinic: TestClinic, patient: Patient): Promise<void> {
  const identification = { identificationTypeId: clinic.typeId("ramq"), identificationValue: healthNumberOf(patient) };
  for (let round = 0; round < 6; round += 1) {
    const browser = site().portail.browser(clinic.clinic.slug, { "x-forwarded-for": `192.0.2.${round}` });
    const { challenge } = await requestOtp(browser, { ...identification, channel: "EMAIL", destination: patient.email! });
    for (let step = 0; step < 5; step += 1) await tryCode(browser, challenge.id, wrongCode("00000000", step));
    site().portail.clock.advance(waits[round] ?? 0);
  }
}

const signedIn = async (browser: ApiClient): Promise<boolean> => (await browser.data("{ viewer { patient { id } } }")).viewer !== null;

describe.each(looks)("patients in $locale on a $size", (look) => {
  test("the desk finds a patient, takes their access away, reads why they can't get in, and gives it back", async () => {
    const clinic = await site().openClinic();
    const patient = await marie(clinic);
    await clinic.patient({ firstName: "Marie", lastName: "Roy" });
    await clinic.patient({ firstName: "Léo", lastName: "D’Amours" });
    const session = await clinic.signInPatient(patient);
    const visit = await deskAt(clinic, look, list);
    const { page, admin } = visit;
    await soon(() => rows(visit).count()).toBe(3);
    await search(visit, "damours marie eve");
    await soon(() => rows(visit).count()).toBe(1);
    await soon(() => page.locator(".result-count").textContent()).toBe(admin("patients.found", { count: 1 }));
    await search(visit, "14/06/1985");
    await soon(() => rows(visit).count()).toBe(1);
    expect(new URL(page.url()).search).toBe("");

    await rows(visit).getByRole("link").click();
    await visit.heading("Marie-Ève D’Amours").waitFor();
    expect(await page.title()).not.toMatch(/Amours/);
    await soon(() => answer(visit).textContent()).toBe(admin("access.yes", { name: "Marie-Ève" }));
    await switchAccess(visit, false, "Téléphone perdu");
    const why = admin("access.no", { name: "Marie-Ève", why: admin("access.closed.CHART_ACCESS") });
    await soon(() => answer(visit).textContent()).toBe(why);
    await heard(visit, admin("access.nowOff", { name: "Marie-Ève D’Amours" }));
    await visit.focusOn(page.getByRole("switch"));
    const gate = page.locator(".gate.closed");
    await soon(() => gate.count()).toBe(1);
    await soon(() => gate.textContent()).toContain(`DESK ${clinic.clinic.slug}`);
    await soon(() => gate.textContent()).toContain(admin("access.remedy.SWITCH_ON_CHART"));
    await soon(() => page.locator("#access-switch-hint").textContent()).toContain("Téléphone perdu");
    expect(await signedIn(session)).toBe(false);

    await switchAccess(visit, true, "");
    await soon(() => answer(visit).textContent()).toBe(admin("access.yes", { name: "Marie-Ève" }));
    await soon(() => gate.count()).toBe(0);
    await page.goBack();
    await soon(() => page.getByRole("searchbox").inputValue()).toBe("14/06/1985");
    await soon(() => rows(visit).count()).toBe(1);
  });

  test("a chart is made once, after its impossible number was mended", async () => {
    const clinic = await site().openClinic();
    const visit = await deskAt(clinic, look, list);
    const { page, admin } = visit;
    await page.getByText(admin("patients.none")).waitFor();
    await page.getByRole("link", { name: admin("patients.new") }).click();
    await visit.heading(admin("form.newTitle")).waitFor();
    await control(visit, "firstName").fill("Éloïse");
    await control(visit, "identifications.0.typeId").selectOption(clinic.typeId("ramq"));
    await control(visit, "identifications.0.value").fill("ROYE 90");
    await page
      .getByRole("status")
      .filter({ hasText: admin("verdict.IMPOSSIBLE") })
      .waitFor();
    const make = visit.button(admin("form.make"));
    await make.click();
    await visit.focusOn(summary(visit));
    const lastName = summary(visit).getByRole("link", { name: admin("field.lastName") });
    await lastName.click();
    await visit.focusOn(control(visit, "lastName"));
    await control(visit, "lastName").fill("Roy");
    await control(visit, "dateOfBirth").fill("1990-07-01");
    await control(visit, "sex").selectOption("FEMALE");
    await make.click();
    await summary(visit)
      .getByRole("link", { name: admin("identification.number") })
      .click();
    await visit.focusOn(control(visit, "identifications.0.value"));
    await soon(() => control(visit, "identifications.0.value").getAttribute("aria-invalid")).toBe("true");
    await page.keyboard.press("ControlOrMeta+A");
    await page.keyboard.type("ROYE 9057 0118");
    await page.locator(".number-verdict:is(.valid, .unusual)").waitFor();
    await make.dblclick();
    await visit.heading("Éloïse Roy").waitFor();
    await page
      .getByRole("status")
      .filter({ hasText: admin("chart.made") })
      .waitFor();
    await soon(() => page.locator(".identification-number").textContent()).toBe("ROYE 9057 0118");

    await page
      .getByRole("link", { name: admin("patients.title"), exact: true })
      .last()
      .click();
    await soon(() => rows(visit).count()).toBe(1);
  });

  test("two people change a chart at once, and the second one settles it value by value", async () => {
    const clinic = await site().openClinic();
    const patient = await clinic.patient({ firstName: "Léa", lastName: "Roy", preferredName: "Lilou" });
    const visit = await deskAt(clinic, look, chartOf(patient));
    const { page, admin } = visit;
    await page
      .getByRole("link", { name: admin("chart.edit") })
      .first()
      .click();
    await control(visit, "preferredName").fill("Lili");
    await control(visit, "email").fill("lea.roy@courriel.example");
    await soon(() => bar(visit).textContent()).toBe(admin("save.changes", { count: 2 }));

    const other = await clinic.staff("ADMIN");
    const { updatePatient } = await other.data(
      "mutation ($input: UpdatePatientInput!) { updatePatient(input: $input) { patient { version } errors { code } } }",
      { input: { patientId: toGlobalId("Patient", patient.id), version: patient.version, preferredName: "Léanne", language: "EN" } },
    );
    expect(updatePatient.errors).toEqual([]);
    await visit.button(admin("form.save")).click();
    await page.getByText(admin("chartConflict.title")).waitFor();
    const preferred = page.getByRole("group", { name: admin("field.preferredName") });
    await soon(() => page.locator("fieldset:visible").count()).toBe(3);
    const theirs = preferred.getByRole("radio").last();
    await soon(() => preferred.getByRole("radio").first().isChecked()).toBe(true);
    await soon(() => preferred.textContent()).toContain("Léanne");
    await soon(() =>
      page
        .getByRole("group", { name: admin("field.language") })
        .getByRole("radio")
        .last()
        .isChecked(),
    ).toBe(true);
    await theirs.check();
    await visit.button(admin("conflict.save")).click();
    await page
      .getByRole("status")
      .filter({ hasText: admin("chart.saved") })
      .waitFor();
    const details = page.getByRole("region", { name: admin("chart.details") });
    await soon(() => details.textContent()).toContain("lea.roy@courriel.example");
    await soon(() => details.textContent()).toContain(admin("language.EN"));
    await soon(() => page.locator(".chart-head").textContent()).toContain("Léanne");
  });
});

describe.each(languages)("patients in $locale", (look) => {
  test("keep nobody out of their list, in any state", async () => {
    const clinic = await site().openClinic();
    const visit = await deskAt(clinic, look, list);
    const { page, admin } = visit;
    await page.getByText(admin("patients.none")).waitFor();
    expect(await inspect(visit)).toEqual([]);
    await clinic.patient({ email: null, mobile: null, verified: false });
    await clinic.patient({ archived: true });
    for (let count = 0; count < 21; count += 1) await clinic.patient({ preferredName: "Évie" });
    await visit.go(list);
    await visit.button(admin("more.show")).waitFor();
    await soon(() => page.locator(".result-count").textContent()).toBe(admin("patients.first", { count: 20 }));
    expect(await inspect(visit)).toEqual([]);
    await visit.button(admin("more.show")).click();
    await visit.focusOn(page.locator(".row-list > li").nth(20));
    await soon(() => rows(visit).count()).toBe(22);
    await page.getByLabel(admin("patients.filter.charts"), { exact: true }).selectOption({ label: admin("patients.filter.archived") });
    await soon(() => rows(visit).count()).toBe(1);
    await search(visit, "zzz");
    await page.getByRole("heading", { name: admin("patients.noneSuch") }).waitFor();
    expect(await inspect(visit)).toEqual([]);
    await page.route("**/graphql", (route) => route.abort());
    await visit.button(admin("patients.showAll")).click();
    await page.getByRole("alert").waitFor();
    expect(await inspect(visit)).toEqual([]);
    visit.expectTrouble(/request failed|Failed to load/);
    await page.unroute("**/graphql");
    await visit.button(admin("state.retry")).click();
    await rows(visit).first().waitFor();
    await soon(() => page.getByRole("searchbox").inputValue()).toBe("");
  });

  test("keep nobody out of a chart: whatever stands in its patient's way, and each of its parts", async () => {
    const clinic = await site().openClinic();
    const patient = await clinic.patient({ email: null, mobile: null, archived: true, verified: false, firstName: "Léa", lastName: "Roy" });
    await clinic.appointment(patient, { status: "NO_SHOW" });
    await clinic.appointment(patient);
    const support = await clinic.staff("SUPPORT");
    await saveSettings(support, { ...hide("NO_SHOW"), portalAccess: false });
    const visit = await deskAt(clinic, look, chartOf(patient));
    const { page, admin } = visit;
    await soon(() => page.locator(".gate.closed").count()).toBe(3);
    await soon(() => page.locator(".gate.closed").first().textContent()).toContain(admin("access.remedy.ASK_SUPPORT"));
    await soon(() => page.locator(".access").textContent()).toContain(admin("access.obstacle.NO_CONTACT"));
    expect(await inspect(visit)).toEqual([]);
    await page.getByRole("switch").click();
    expect(await inspect(visit)).toEqual([]);
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await visit.focusOn(page.getByRole("switch"));

    const part = (name: string) => page.getByRole("navigation", { name: admin("chart.sections") }).getByRole("link", { name: admin(name) });
    await part("chart.tab.appointments").click();
    await visit.focusOn(page.locator("#chart-section"));
    await soon(() => page.locator(".appointment").count()).toBe(2);
    await soon(() => page.getByText(admin("appointment.hidden")).count()).toBe(1);
    expect(await inspect(visit)).toEqual([]);
    await part("chart.tab.messages").click();
    await page.getByText(admin("chart.noMessages")).waitFor();
    expect(await inspect(visit)).toEqual([]);
    await part("chart.tab.views").click();
    await soon(() => page.locator(".record-view").first().textContent()).toContain(`DESK ${clinic.clinic.slug}`);
    expect(await inspect(visit)).toEqual([]);
  });

  test("let staff open a stopped sign-in again, and send an invitation", async () => {
    const clinic = await site().openClinic();
    const patient = await marie(clinic);
    await guessThirty(clinic, patient);
    const visit = await deskAt(clinic, look, chartOf(patient));
    const { page, admin } = visit;
    await soon(() => answer(visit).textContent()).toBe(admin("access.yesBut", { name: "Marie-Ève" }));
    await soon(() => page.locator(".access").textContent()).toContain(admin("access.obstacle.SIGN_IN_STOPPED"));
    expect(await inspect(visit)).toEqual([]);
    await visit.button(admin("stop.clear")).click();
    await soon(() => answer(visit).textContent()).toBe(admin("access.yes", { name: "Marie-Ève" }));
    await visit.focusOn(page.locator("#access"));
    await soon(() => page.getByText(admin("stop.title")).count()).toBe(0);

    await visit.button(admin("invite.send")).click();
    await visit.focusOn(page.locator(".invited"));
    await soon(() => page.locator(".invited").textContent()).toContain(admin("invite.by.EMAIL"));
    expect(await inspect(visit)).toEqual([]);
    await noticeSentTo(site().portail, patient.email!);
  });

  test("keep nobody out of the form, and lose nothing that was typed", async () => {
    const clinic = await site().openClinic();
    const [patient, other] = [await clinic.patient({ firstName: "Léa", lastName: "Roy" }), await marie(clinic)];
    const visit = await deskAt(clinic, look, `${chartOf(patient)}/edit`);
    const { page, admin } = visit;
    await control(visit, "firstName").waitFor();
    expect(await inspect(visit)).toEqual([]);
    const file = page.getByRole("group", { name: /Dossier/ });
    await file.getByLabel(admin("identification.number")).fill(other.file);
    await visit.button(admin("form.save")).click();
    await summary(visit).waitFor();
    const link = page.getByRole("link", { name: admin("identification.takenBy", { name: "Marie-Ève D’Amours" }) });
    expect(await link.getAttribute("href")).toBe(chartOf(other));
    await control(visit, "email").fill("nobody");
    await visit.button(admin("form.save")).click();
    await soon(() => control(visit, "email").getAttribute("aria-invalid")).toBe("true");
    expect(await inspect(visit)).toEqual([]);

    await page.getByRole("link", { name: admin("form.back") }).click();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: admin("leave.stay") })
      .click();
    await soon(() => file.getByLabel(admin("identification.number")).inputValue()).toBe(other.file);
    await visit.button(admin("language.other")).click();
    await soon(() => control(visit, "email").inputValue()).toBe("nobody");
  });

  test("are nothing for the support account, which has no link to them, at any address", async () => {
    const clinic = await site().openClinic();
    const patient = await clinic.patient();
    const visit = await site().visit(clinic, look);
    await visit.become(await clinic.staff("SUPPORT"));
    for (const address of [list, chartOf(patient), `${chartOf(patient)}/edit`, `${list}/new`]) {
      await visit.go(address);
      await visit.text(visit.admin("patients.notAllowed")).waitFor();
      await soon(() => visit.page.getByRole("link", { name: visit.admin("navigation.patients"), exact: true }).count()).toBe(0);
    }
    expect(await inspect(visit)).toEqual([]);
  });

  test("of another clinic are not found", async () => {
    const [clinic, elsewhere] = [await site().openClinic(), await site().openClinic()];
    const visit = await deskAt(clinic, look, chartOf(await elsewhere.patient()));
    await visit.heading(visit.admin("chart.missing")).waitFor();
    expect(await inspect(visit)).toEqual([]);
  });
});
