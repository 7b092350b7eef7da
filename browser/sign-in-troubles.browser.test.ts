import { looks } from "./testing/looks.ts";
import { askForCode, healthNumberOf, patientFor, typeCode, wrongCode } from "./testing/people.ts";
import { useSite } from "./testing/site.ts";

const site = useSite();
const second = 1000;
const minute = 60 * second;

describe.each(looks)("signing in goes wrong in $locale on a $size", (look) => {
  test("wrong codes say how many tries are left; after five only a new code helps, once its time has come", async () => {
    const clinic = await site().openClinic();
    const visit = await site().visit(clinic, look);
    const { page, portal } = visit;
    const patient = await patientFor(clinic, visit);
    await page.clock.install();
    await visit.go("/portail");
    await askForCode(visit, healthNumberOf(patient), patient.email!);
    const sent = await site().portail.codeSentTo(patient.email!);

    const summary = page.getByRole("group", { name: portal("form.problems", { count: 1 }) });
    const triesLeft = page.getByRole("definition").last();
    for (const left of [4, 3, 2, 1, 0]) {
      await typeCode(visit, wrongCode(sent));
      await triesLeft.filter({ hasText: new RegExp(`^${left}$`) }).waitFor();
      await visit.focusOn(summary);
      await page.getByLabel(portal("code.label")).and(page.locator('[aria-invalid="true"]')).waitFor();
    }
    await visit.text(portal("code.over")).waitFor();
    expect(await visit.button(portal("code.submit")).count()).toBe(0);

    const cooling = page.getByRole("button", { name: portal("code.resendIn", { time: "" }).trim() });
    expect(await cooling.getAttribute("aria-disabled")).toBe("true");
    await site().pass(61 * second, visit);
    await visit.button(portal("code.resend")).click();
    await triesLeft.filter({ hasText: /^5$/ }).waitFor();
    await visit.text(portal("code.resent")).waitFor({ state: "attached" });
    expect(await page.getByLabel(portal("code.label")).inputValue()).toBe("");

    await typeCode(visit, await site().portail.codeSentTo(patient.email!));
    await visit.heading(portal("home.greeting", { name: "Marie-Ève" })).waitFor();
  });

  test("a late code is told to be late, and a code that is too short never leaves the page", async () => {
    const clinic = await site().openClinic();
    const visit = await site().visit(clinic, look);
    const { page, portal } = visit;
    const patient = await patientFor(clinic, visit);
    await page.clock.install();
    await visit.go("/portal");
    await askForCode(visit, healthNumberOf(patient), patient.email!);
    const sent = await site().portail.codeSentTo(patient.email!);
    await typeCode(visit, "1234");
    await visit.text(portal("form.codeIncomplete")).first().waitFor();

    await site().pass(61 * second, visit);
    await visit.text(portal("code.resendReady")).waitFor({ state: "attached" });
    await site().pass(14 * minute, visit);
    await visit.text(portal("code.over")).waitFor();
    await visit.text(portal("code.expired")).waitFor({ state: "attached" });
    await typeCode(visit, sent);
    await visit.button(portal("code.submit")).waitFor({ state: "detached" });
    await page.getByLabel(portal("code.label")).and(page.locator('[aria-invalid="true"]')).waitFor();
    await visit.button(portal("code.resend")).click();
    await visit.button(portal("code.submit")).waitFor();
  });

  test("somebody unknown is shown the same as a patient, and what was typed survives a change of mind", async () => {
    const clinic = await site().openClinic();
    const visit = await site().visit(clinic, look);
    const { page, portal } = visit;
    const patient = await patientFor(clinic, visit);
    await visit.go("/portail");
    await visit.button(portal("who.send")).click();
    await visit.focusOn(page.getByRole("group", { name: portal("form.problems", { count: 2 }) }));
    await page.getByRole("link", { name: portal("required.destination") }).click();
    await visit.focusOn(page.getByRole("textbox", { name: portal("destination.EMAIL") }));

    const seen: string[] = [];
    for (const destination of [patient.email!, `nobody-here@${patient.email!.split("@")[1]}`]) {
      await askForCode(visit, healthNumberOf(patient), destination);
      const main = await page.getByRole("main").innerText();
      seen.push(main.replace(/\d+:\d\d/g, "m:ss").replace(/\S+•\S+/, "m•"));
      await visit.button(portal("code.back")).click();
      expect(await page.locator("#identificationValue").inputValue()).toBe(healthNumberOf(patient));
      expect(await page.locator("#destination").inputValue()).toBe(destination);
    }
    expect(seen[1]).toBe(seen[0]);
  });
});
