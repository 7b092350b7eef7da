import { hours, minutes } from "../server/kernel/clock.ts";
import { Registration } from "../server/modules/registration/registration.entity.ts";
import type { TestClinic } from "../server/testing/clinic.ts";
import { inspect } from "./testing/inspect.ts";
import { languages } from "./testing/looks.ts";
import type { Look } from "./testing/looks.ts";
import { askForCode, typeCode } from "./testing/people.ts";
import { consentBox, fillForm, newcomer, openForAll, proveContact, register, sendForm, setRegistration } from "./testing/registrants.ts";
import type { Newcomer } from "./testing/registrants.ts";
import { useSite } from "./testing/site.ts";
import { soon } from "./testing/soon.ts";
import type { Visit } from "./testing/visit.ts";

const site = useSite();

const kept = ({ clinic }: TestClinic): Promise<Registration[]> =>
  site().portail.database.manager.findBy(Registration, { clinicId: clinic.id });

async function personAt(clinic: TestClinic, look: Look): Promise<Visit> {
  const visit = await site().visit(clinic, look);
  await visit.go("/portail");
  return visit;
}

async function deskAt(clinic: TestClinic, look: Look): Promise<Visit> {
  const visit = await site().visit(clinic, look);
  await visit.become(await clinic.staff("DESK"));
  await visit.go("/admin/registrations");
  await visit.heading(visit.admin("registrations.title")).waitFor();
  return visit;
}

/** From the queue to the registration's page. */
async function openRegistration({ page }: Visit, { firstName, lastName }: Newcomer): Promise<void> {
  await page
    .getByRole("link", { name: `${firstName} ${lastName}` })
    .first()
    .click();
  await page.getByRole("heading", { level: 1, name: `${firstName} ${lastName}` }).waitFor();
}

const dialogButton = ({ page }: Visit, name: string) => page.getByRole("dialog").getByRole("button", { name, exact: true });

const form = "/register/form";

describe.each(languages)("registering in $locale on a $size", (look) => {
  test("from the first step to the chart: what was sent is archived, the person asked to call, restored, confirmed, and the person signs in", async () => {
    const clinic = await openForAll(site());
    const person = newcomer();
    const visit = await personAt(clinic, look);
    const { page, portal } = visit;
    await visit.text(portal("who.newHere")).waitFor();
    const desk = await deskAt(clinic, look);
    await desk.text(desk.admin("registrations.none")).waitFor();

    await proveContact(site(), visit, person);
    await visit.heading(portal("registration.none.title")).waitFor();
    await visit.focusOn(visit.heading(portal("registration.none.title")));
    expect(await inspect(visit)).toEqual([]);
    await page.getByRole("link", { name: portal("registration.begin") }).click();
    await soon(() => page.locator("#identificationValue").inputValue()).toBe(person.number);
    await page.locator(".number-verdict > span").waitFor();
    expect(await inspect(visit)).toEqual([]);
    await fillForm(visit, person);
    await consentBox(visit).check();
    await sendForm(visit);
    await visit.heading(portal("registration.sent.title")).waitFor();
    expect(await inspect(visit)).toEqual([]);
    expect(await page.evaluate(() => sessionStorage.getItem("portail-registration-draft"))).toBeNull();
    await page.reload();
    await visit.heading(portal("registration.sent.title")).waitFor();

    await desk.page.evaluate(() => dispatchEvent(new Event("focus")));
    await desk.text(desk.admin("navigation.pending", { count: 1 })).waitFor({ state: "attached" });
    await desk.page.reload();
    await soon(() => desk.page.getByRole("article").first().innerText()).toContain(desk.admin("registrations.match.NONE"));
    expect(await inspect(desk)).toEqual([]);
    await openRegistration(desk, person);
    await desk.text(desk.admin("review.noMatch")).waitFor();
    expect(await inspect(desk)).toEqual([]);
    await desk.button(desk.admin("decide.archive")).click();
    const dialog = desk.page.getByRole("dialog");
    await dialog.getByLabel(desk.admin("archive.note")).fill("Pas joint");
    await dialog.getByLabel(desk.admin("archive.reason")).selectOption("UNREACHABLE");
    expect(await inspect(desk)).toEqual([]);
    await dialogButton(desk, desk.admin("archive.confirm")).click();
    await desk.focusOn(desk.page.getByRole("group", { name: desk.admin("done.archived", { name: "Zoé Gagné" }) }));
    await desk.text(desk.admin("archive.noted", { note: "Pas joint" })).waitFor();
    expect(await inspect(desk)).toEqual([]);

    site().portail.clock.advance(minutes(2));
    await visit.go("/portail");
    await proveContact(site(), visit, person);
    await visit.heading(portal("registration.again.title")).waitFor();
    const submitted = page.locator(".submitted");
    await soon(() => submitted.innerText()).toContain(portal("registration.state.CALL_CLINIC"));
    await submitted.getByRole("link", { name: "514 555-0100" }).waitFor();
    expect(await inspect(visit)).toEqual([]);
    await desk.button(desk.admin("decide.restore")).click();
    await desk.focusOn(desk.page.getByRole("group", { name: desk.admin("done.restored", { name: "Zoé Gagné" }) }));
    await page.reload();
    await soon(() => submitted.innerText()).toContain(portal("registration.state.IN_REVIEW.body"));

    const confirm = desk.button(desk.admin("decide.confirm"));
    await confirm.press("Enter");
    await dialog.getByText(desk.admin("confirm.access")).waitFor();
    await desk.page.keyboard.press("Escape");
    await desk.focusOn(confirm);
    await confirm.press("Enter");
    await dialog.getByText(desk.admin("confirm.access")).waitFor();
    expect(await inspect(desk)).toEqual([]);
    await dialogButton(desk, desk.admin("confirm.confirm")).click();
    await desk.focusOn(desk.page.getByRole("group", { name: desk.admin("done.confirmed", { name: "Zoé Gagné" }) }));
    expect(await inspect(desk)).toEqual([]);
    await soon(() => desk.text(desk.admin("navigation.pending", { count: 1 })).count()).toBe(0);
    await desk.page.getByRole("link", { name: desk.admin("done.next") }).click();
    await desk.text(desk.admin("registrations.none")).waitFor();

    site().portail.clock.advance(minutes(2));
    await visit.go("/portail");
    await askForCode(visit, person.number, person.contact);
    await typeCode(visit, await site().portail.codeSentTo(person.contact));
    await visit.heading(portal("home.greeting", { name: "Zoé" })).waitFor();
  });

  test("what is wrong is said all at once, and what was typed survives errors, a reload, another language and a double click", async () => {
    const clinic = await openForAll(site());
    const person = newcomer();
    const visit = await personAt(clinic, look);
    const { page, portal } = visit;
    await proveContact(site(), visit, person);
    await page.getByRole("link", { name: portal("registration.begin") }).click();
    await page.locator("#birth-day").fill("31");
    await page.locator("#birth-month").fill("2");
    await page.locator("#birth-year").fill("1990");
    await page.locator("#otherContact").fill("12");
    await sendForm(visit);
    const summary = page.getByRole("group", { name: portal("form.problems", { count: 6 }) });
    await visit.focusOn(summary);
    const notADate = portal("form.problemAt", { label: portal("registration.dateOfBirth"), problem: portal("form.notADate") });
    await summary.getByText(notADate).waitFor();
    expect(await inspect(visit)).toEqual([]);
    await summary.getByRole("link").first().click();
    await visit.focusOn(page.locator("#firstName"));

    await fillForm(visit, person);
    await page.locator("#otherContact").fill("514 555-0134");
    await page.locator("#city").fill("Laval");
    const toggle = page.getByRole("button", { name: portal("language.other") });
    await toggle.click();
    await page.waitForFunction((lang) => document.documentElement.lang !== lang, `${look.locale}-CA`);
    await soon(() => page.locator("#city").inputValue()).toBe("Laval");
    await page.locator(".registration .toggle, .backdrop .toggle").first().click();
    await page.waitForFunction((lang) => document.documentElement.lang === lang, `${look.locale}-CA`);
    await page.reload();
    await soon(() => page.locator("#city").inputValue()).toBe("Laval");
    await soon(() => page.locator("#birth-year").inputValue()).toBe("1990");
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);

    await consentBox(visit).check();
    await visit.button(portal("registration.send")).dblclick();
    await visit.heading(portal("registration.sent.title")).waitFor();
    expect(await kept(clinic)).toMatchObject([{ firstName: "Zoé", city: "Laval", mobile: "+15145550134", provenChannel: "EMAIL" }]);
  });

  test("closed between the code and the form: whom to call, with all that was typed; open again under other terms, it is sent", async () => {
    const clinic = await openForAll(site());
    const person = newcomer({ contact: "+14385550142" });
    const visit = await personAt(clinic, look);
    const { page, portal } = visit;
    await proveContact(site(), visit, person);
    await visit.text(portal("registration.proven.SMS", { contact: "438\u00a0555-0142" })).waitFor();
    await page.getByRole("link", { name: portal("registration.begin") }).click();
    await fillForm(visit, person);
    await page.getByLabel(portal("registration.emailOptional")).fill("zoe@courriel.example");
    await consentBox(visit).check();
    await setRegistration(clinic, false);
    await sendForm(visit);
    await visit.heading(portal("registration.closed.title")).waitFor();
    await page.getByRole("main").getByRole("link", { name: "514 555-0100" }).waitFor();
    await soon(() => page.getByRole("main").innerText()).toContain(person.number);
    expect(await inspect(visit)).toEqual([]);
    expect(await kept(clinic)).toEqual([]);

    await setRegistration(clinic, true);
    await visit.button(portal("registration.closed.retry")).click();
    await soon(() => page.locator("#lastName").inputValue()).toBe(person.lastName);
    await consentBox(visit).check();

    const administration = await site().visit(clinic, look);
    await administration.become(await clinic.staff("ADMIN"));
    await administration.go("/admin/settings/registration-terms");
    await administration.page.getByLabel(administration.admin("terms.text.fr")).fill("Nouvelles conditions.");
    await administration.page.getByLabel(administration.admin("terms.text.en")).fill("New terms.");
    expect(await inspect(administration)).toEqual([]);
    await administration.button(administration.admin("terms.publish")).click();
    await dialogButton(administration, administration.admin("terms.publish")).click();
    await administration
      .text(administration.admin("terms.version", { version: 2 }))
      .first()
      .waitFor();

    await sendForm(visit);
    await visit.text(portal("registration.termsChanged")).waitFor();
    await visit.text(look.locale === "fr" ? "Nouvelles conditions." : "New terms.").waitFor();
    await soon(() => consentBox(visit).isChecked()).toBe(false);
    await consentBox(visit).check();
    await sendForm(visit);
    await visit.heading(portal("registration.sent.title")).waitFor();
    expect(await kept(clinic)).toMatchObject([
      { mobile: "+14385550142", email: "zoe@courriel.example", provenChannel: "SMS", termsVersion: 2 },
    ]);
  });

  test("a wrong number is corrected with everything kept; too late, a new code is needed, and the form waits for it", async () => {
    const clinic = await openForAll(site());
    const person = newcomer();
    const visit = await personAt(clinic, look);
    const { page, portal } = visit;
    await page.clock.install();
    await visit.go("/portail");
    await proveContact(site(), visit, person);
    await page.getByRole("link", { name: portal("registration.begin") }).click();
    await fillForm(visit, person);
    await page.getByRole("link", { name: portal("registration.back") }).click();
    await page.getByRole("link", { name: portal("registration.check") }).click();
    await soon(() => page.locator("#identificationValue").inputValue()).toBe(person.number);
    await site().pass(minutes(2), visit);
    const corrected = { ...person, number: "GAGZ 9057 0199" };
    await proveContact(site(), visit, corrected);
    await page.getByRole("link", { name: portal("registration.continue") }).click();
    await soon(() => page.locator("#identificationValue").inputValue()).toBe(corrected.number);
    await soon(() => page.locator("#firstName").inputValue()).toBe(person.firstName);

    await site().pass(minutes(111), visit);
    await page.locator(".time-left.soon").waitFor();
    await site().pass(minutes(10), visit);
    await visit.heading(portal("registration.late.title")).waitFor();
    await visit.text(portal("registration.late.kept", { contact: person.contact })).waitFor();
    expect(await inspect(visit)).toEqual([]);
    await page.getByRole("link", { name: portal("registration.late.again") }).click();
    await proveContact(site(), visit, corrected);
    await page.getByRole("link", { name: portal("registration.continue") }).click();
    await soon(() => page.locator("#lastName").inputValue()).toBe(person.lastName);

    await site().pass(hours(3), visit);
    await soon(() => page.evaluate(() => sessionStorage.length)).toBe(0);
  });

  test("merged into the chart that was there, field by field, and undone whole", async () => {
    const clinic = await openForAll(site());
    const person = newcomer({ lastName: "Gagné-Roy" });
    await clinic.patient({
      ...{ firstName: "Zoé", lastName: "Gagné", dateOfBirth: "1990-07-01", email: null },
      identifications: [{ typeId: clinic.types.ramq, value: person.number }],
    });
    const visit = await personAt(clinic, look);
    await register(site(), visit, person);
    const desk = await deskAt(clinic, look);
    const { page, admin } = desk;
    await soon(() => page.getByRole("article").first().innerText()).toContain(admin("registrations.match.MEDIUM"));
    await openRegistration(desk, person);
    const match = page.getByRole("article", { name: "Zoé Gagné" });
    await soon(() => match.innerText()).toContain(admin("match.other.LAST_NAME", { registration: "Gagné-Roy", chart: "Gagné" }));
    expect(await inspect(desk)).toEqual([]);

    await desk.button(admin("decide.confirm")).click();
    await dialogButton(desk, admin("confirm.confirm")).click();
    await page
      .getByRole("dialog")
      .getByRole("link", { name: admin("confirm.taken", { name: "Zoé Gagné" }) })
      .click();
    await desk.heading(admin("merge.title")).waitFor();
    await soon(() => page.locator(".merge-effects").innerText()).toContain(admin("merge.effectCount", { count: 1 }));
    await desk.button(admin("merge.takeAll")).click();
    await soon(() => page.locator(".merge-effects").innerText()).toContain("Gagné → Gagné-Roy");
    expect(await inspect(desk)).toEqual([]);
    await desk.button(admin("merge.merge")).click();
    await desk.focusOn(page.getByRole("group", { name: admin("done.merged", { name: "Zoé Gagné-Roy" }) }));
    await page.getByRole("link", { name: admin("decide.chart", { name: "Zoé Gagné-Roy" }) }).waitFor();
    expect(await inspect(desk)).toEqual([]);

    await desk.button(admin("undoMerge.open")).click();
    await soon(() => page.getByRole("dialog").innerText()).toContain(admin("merge.field.LAST_NAME"));
    await soon(() => page.getByRole("dialog").innerText()).toContain(admin("undoMerge.never.NOTICE_SENT"));
    expect(await inspect(desk)).toEqual([]);
    await dialogButton(desk, admin("undoMerge.confirm")).click();
    await desk.focusOn(page.getByRole("group", { name: admin("done.undone", { name: "Zoé Gagné-Roy" }) }));
    await soon(() => match.innerText()).toContain(admin("match.other.LAST_NAME", { registration: "Gagné-Roy", chart: "Gagné" }));
  });
});

test("with nothing proven the registration's pages lead to the first step", async () => {
  const clinic = await openForAll(site());
  const visit = await site().visit(clinic, languages[0]!);
  await visit.go(`/portal${form}`);
  await visit.heading(visit.portal("who.title")).waitFor();
});
