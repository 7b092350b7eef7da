import { toGlobalId } from "../server/graphql/global-id.ts";
import type { Patient } from "../server/modules/patients/patient.entity.ts";
import type { TestClinic } from "../server/testing/clinic.ts";
import { inspect } from "./testing/inspect.ts";
import type { Look } from "./testing/looks.ts";
import { languages, looks } from "./testing/looks.ts";
import { patientFor, wrongCode } from "./testing/people.ts";
import { signOut } from "./testing/portal-menu.ts";
import { useSite } from "./testing/site.ts";
import { soon } from "./testing/soon.ts";
import type { Visit } from "./testing/visit.ts";

const site = useSite();
const minute = 60_000;

/** A patient who is signed in, on the page. */
async function arrive(clinic: TestClinic, look: Look) {
  const visit = await site().visit(clinic, look);
  const patient = await patientFor(clinic, visit);
  await visit.become(await clinic.signInPatient(patient, { staySignedIn: true }));
  await visit.go("/portail/my-information");
  await visit.heading(visit.portal("information.title")).waitFor();
  await visit.page.locator("#preferredName").waitFor();
  return { visit, patient };
}

const chartOf = async (clinic: TestClinic, { id }: Patient) => {
  const query = "query ($id: ID!) { node(id: $id) { ... on Patient { preferredName email mobile address { city } unsubscribedFromSms } } }";
  return (
    await site()
      .portail.program(clinic.token, clinic.clinic.slug)
      .data(query, { id: toGlobalId("Patient", id) })
  ).node;
};

/** From the page's end, where the save bar covers nothing. */
async function inspectWhole(visit: Visit): Promise<string[]> {
  await visit.page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  return inspect(visit);
}

const saved = (visit: Visit) => visit.page.getByText(visit.portal("save.saved"), { exact: true });

describe.each(looks)("my information in $locale on a $size", (look) => {
  test("is shown, changed and saved; a new e-mail comes onto the chart with its code; and who looked is told", async () => {
    const clinic = await site().openClinic();
    const { visit, patient } = await arrive(clinic, look);
    const { page, portal } = visit;
    await visit.text("Marie-Ève D’Amours").first().waitFor();
    expect(await page.locator("dl").innerText()).toMatch(/1984/);
    expect(await inspectWhole(visit)).toEqual([]);

    await page.locator("#preferredName").fill("Mimi");
    await page.locator("#city").fill("Gatineau");
    await page.getByRole("checkbox", { name: portal("information.unsubscribedFromSms") }).check();
    await visit.text(portal("save.changes", { count: 3 })).waitFor();
    await visit.button(portal("information.save")).click();
    await saved(visit).waitFor();
    await soon(() => chartOf(clinic, patient)).toMatchObject({
      preferredName: "Mimi",
      address: { city: "Gatineau" },
      unsubscribedFromSms: true,
    });

    await page.getByRole("link", { name: portal("information.change.EMAIL") }).click();
    await visit.focusOn(visit.heading(portal("contact.title.EMAIL")));
    expect(await inspectWhole(visit)).toEqual([]);
    const email = `nouveau.${patient.email}`;
    await page.getByLabel(portal("contact.new.EMAIL")).fill(email);
    await visit.button(portal("who.send")).click();
    await visit.heading(portal("code.title")).waitFor();
    expect(await inspectWhole(visit)).toEqual([]);
    const code = await site().portail.codeSentTo(email);
    await page.getByLabel(portal("code.label")).fill(wrongCode(code));
    await visit.button(portal("contact.confirm")).click();
    await page.getByRole("group").filter({ hasText: "4" }).first().waitFor();
    // The page may be lost while its owner looks the code up: it comes back to the same step.
    await page.reload();
    await visit.heading(portal("code.title")).waitFor();
    await page.getByLabel(portal("code.label")).fill(`${code.slice(0, 4)} ${code.slice(4)}`);
    await visit.button(portal("contact.confirm")).click();
    await visit.heading(portal("information.title")).waitFor();
    await visit.text(portal("contact.changed.EMAIL")).waitFor({ state: "attached" });
    await visit.text(email).waitFor();

    await page.getByRole("link", { name: portal("information.views") }).click();
    await visit.heading(portal("information.views")).waitFor();
    const views = page.getByRole("list", { name: portal("views.list") }).getByRole("article");
    await soon(() => views.first().innerText()).toContain("Tests");
    await soon(() => views.first().innerText()).toContain(portal("views.what.CHART"));
    expect(await inspectWhole(visit)).toEqual([]);
  });
});

describe.each(languages)("what happens meanwhile in $locale", (look) => {
  test("an error stands at its field, and nothing typed is lost; leaving asks first", async () => {
    const clinic = await site().openClinic();
    const visit = await site().visit(clinic, look);
    const patient = await clinic.patient({ language: look.locale, mobile: null });
    await visit.become(await clinic.signInPatient(patient, { staySignedIn: true }));
    await visit.go("/portail/my-information");
    const { page, portal } = visit;
    await page.locator("#city").fill("x".repeat(81));
    await page.getByRole("radio", { name: portal("information.method.SMS"), exact: true }).check();
    await visit.button(portal("information.save")).click();
    await page.locator("#city-error").waitFor();
    expect(await page.locator("#city").getAttribute("aria-invalid")).toBe("true");
    await page.locator("#city").fill("Laval");
    await visit.button(portal("information.save")).click();
    await page.locator("#notificationMethod-error").waitFor();
    expect(await inspectWhole(visit)).toEqual([]);
    await page.getByRole("group").getByRole("link").first().click();
    await visit.focusOn(page.locator("#notificationMethod"));
    await page.getByRole("link", { name: portal("information.add.SMS") }).click();
    const dialog = page.getByRole("dialog", { name: portal("leave.title") });
    await dialog.getByRole("button", { name: portal("leave.stay") }).click();
    expect(await page.locator("#city").inputValue()).toBe("Laval");
    await signOut(visit);
    await dialog.waitFor();
    await page.keyboard.press("Escape");
    await visit.button(portal("save.discard")).click();
    expect(await page.locator("#city").inputValue()).toBe("");
  });

  test("what the clinic saves meanwhile is shown, what was typed stays, and both are saved", async () => {
    const clinic = await site().openClinic();
    const { visit, patient } = await arrive(clinic, look);
    const { page, portal } = visit;
    await page.locator("#preferredName").fill("Mimi");
    const { externalId, email, mobile } = patient;
    await clinic.patient({
      externalId,
      email,
      mobile,
      firstName: "Marie-Ève",
      lastName: "D’Amours",
      language: look.locale,
      address: { city: "Québec" },
    });
    await visit.button(portal("information.save")).click();
    const notice = page.getByRole("group", { name: portal("information.conflict") });
    await visit.focusOn(notice);
    expect(await notice.innerText()).toContain(portal("information.conflictNow", { field: portal("information.city"), value: "Québec" }));
    expect([await page.locator("#preferredName").inputValue(), await page.locator("#city").inputValue()]).toEqual(["Mimi", "Québec"]);
    expect(await inspectWhole(visit)).toEqual([]);
    await visit.button(portal("information.save")).click();
    await saved(visit).waitFor();
    await soon(() => chartOf(clinic, patient)).toMatchObject({ preferredName: "Mimi", address: { city: "Québec" } });
    // What nobody sees here is no conflict: it is saved without a word.
    await page.locator("#preferredName").fill("Évie");
    await clinic.patient({ externalId, email, mobile, firstName: "Marie-Ève", lastName: "Damours", language: look.locale });
    await visit.button(portal("information.save")).click();
    await saved(visit).waitFor();
    await soon(() => chartOf(clinic, patient)).toMatchObject({ preferredName: "Évie" });
  });

  test("a mobile's code may be pasted as the whole message; a new one can be had after a minute", async () => {
    const clinic = await site().openClinic();
    const visit = await site().visit(clinic, look);
    const patient = await patientFor(clinic, visit);
    await visit.become(await clinic.signInPatient(patient, { staySignedIn: true }));
    await visit.page.clock.install({ time: site().portail.clock.now() });
    await visit.go("/portail/my-information/mobile");
    const { page, portal } = visit;
    await page.getByLabel(portal("contact.new.SMS")).fill("+33 6 12 34 56 78");
    await visit.button(portal("who.send")).click();
    await page.locator("#destination-error").waitFor();
    expect(await inspectWhole(visit)).toEqual([]);
    await page.getByLabel(portal("contact.new.SMS")).fill("418 555 0188");
    await visit.button(portal("who.send")).click();
    await visit.heading(portal("code.title")).waitFor();
    const again = page.getByRole("button", { name: new RegExp(portal("code.resendIn", { time: "" }).trim()) });
    await again.waitFor();
    await site().pass(minute, visit);
    await visit.button(portal("code.resend")).click();
    await visit.text(portal("code.resent")).waitFor({ state: "attached" });
    const code = await site().portail.codeSentTo("+14185550188");
    await page.getByLabel(portal("code.label")).focus();
    await page.evaluate(
      (message) => {
        const data = new DataTransfer();
        data.setData("text", message);
        document.activeElement!.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
      },
      `Clinique : ${code.slice(0, 4)} ${code.slice(4)}. Valide 15 minutes.`,
    );
    await soon(() => page.getByLabel(portal("code.label")).inputValue()).toBe(`${code.slice(0, 4)} ${code.slice(4)}`);
    await visit.button(portal("contact.confirm")).click();
    await visit.heading(portal("information.title")).waitFor();
    await soon(() => chartOf(clinic, patient)).toMatchObject({ mobile: "+14185550188" });
  });
});
