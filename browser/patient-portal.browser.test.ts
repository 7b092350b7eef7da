import type { Locator } from "playwright-core";
import type { TestClinic } from "../server/testing/clinic.ts";
import { looks } from "./testing/looks.ts";
import { askForCode, healthNumberOf, patientFor, signIn, typeCode } from "./testing/people.ts";
import { signOut } from "./testing/portal-menu.ts";
import { useSite } from "./testing/site.ts";
import type { Visit } from "./testing/visit.ts";
import { soon } from "./testing/soon.ts";

const site = useSite();
const day = 86_400_000;

const inDays = (days: number): string => new Date(site().portail.clock.now().getTime() + days * day).toISOString();

const locationIn = async (clinic: TestClinic, externalId: string, name: string, timeZone: string): Promise<string> => {
  const made = await site().portail.services.clinics.upsertLocations(clinic.consumer, [{ externalId, name, timeZone }]);
  const result = made.ok ? made.value[0] : undefined;
  if (!result || result.outcome === "FAILED") throw new Error("The location was not saved.");
  return result.entity.id;
};

const list = (visit: Visit, when: "upcoming" | "past"): Locator =>
  visit.page.getByRole("region", { name: visit.portal(`appointments.${when}`) }).getByRole("article");

describe.each(looks)("the portal in $locale on a $size", (look) => {
  const names = {
    fr: { upcoming: "dimanche 15 mars 2026", vancouver: "De 9 h 30 à 10 h", zone: "heure avancée du Pacifique", other: "English" },
    en: { upcoming: "Sunday, March 15, 2026", vancouver: "9:30 a.m. to 10:00 a.m.", zone: "Pacific Daylight Time", other: "Français" },
  }[look.locale];

  test("a patient signs in by e-mail and sees upcoming and past appointments, a page at a time", async () => {
    const clinic = await site().openClinic();
    const visit = await site().visit(clinic, look);
    const { page, portal } = visit;
    const patient = await patientFor(clinic, visit);
    const vancouver = await locationIn(clinic, "L2", "Kitsilano", "America/Vancouver");
    await clinic.appointment(patient, { startsAt: "2026-03-15T16:30:00.000Z", locationId: vancouver, service: "Physiothérapie" });
    for (let each = 2; each < 14; each += 1) await clinic.appointment(patient, { startsAt: inDays(each), service: `À venir ${each}` });
    for (let each = 1; each < 9; each += 1) await clinic.appointment(patient, { startsAt: inDays(-each), service: `Passé ${each}` });

    await visit.go("/portail");
    await visit.heading(portal("who.title")).waitFor();
    await page.locator(`html[lang="${look.locale}-CA"]`).waitFor();
    await askForCode(visit, healthNumberOf(patient).replace(/(.{4})/g, "$1 "), patient.email!.toUpperCase());

    await site().portail.services.worker.deliverDue();
    const inbox = await site().portail.browser(clinic.clinic.slug).send("/dev/inbox.json");
    const [message] = JSON.parse(inbox.text) as { to: string; text: string }[];
    expect(message?.to).toBe(patient.email);
    await typeCode(visit, message!.text);

    await visit.heading(portal("home.greeting", { name: "Marie-Ève" })).waitFor();
    const upcoming = list(visit, "upcoming");
    await upcoming.first().waitFor();
    await soon(() => upcoming.count()).toBe(5);
    const soonest = upcoming.first();
    await soon(() => soonest.getByRole("heading", { level: 3 }).innerText()).toBe(names.upcoming);
    const spaced = (await soonest.innerText()).replace(/\s+/g, " ");
    expect(spaced).toContain(names.vancouver);
    expect(spaced).toContain(names.zone);
    expect(spaced).toContain("Physiothérapie");
    await soon(() => list(visit, "past").first().innerText()).toContain("Passé 1");

    const more = visit.button(portal("home.more.UPCOMING"));
    await more.click();
    await upcoming.nth(9).waitFor();
    await visit.focusOn(page.getByRole("listitem").filter({ hasText: "À venir 6" }).first());
    await page
      .getByRole("status")
      .filter({ hasText: portal("home.added", { count: 5 }) })
      .first()
      .waitFor({ state: "attached" });
    await more.click();
    await upcoming.nth(12).waitFor();
    await more.waitFor({ state: "detached" });
    const services = (await upcoming.allInnerTexts()).map((text) => /À venir \d+/.exec(text)?.[0]).slice(1);
    expect(services).toEqual(Array.from({ length: 12 }, (_, index) => `À venir ${index + 2}`));

    await visit.button(portal("home.more.PAST")).click();
    await list(visit, "past").nth(7).waitFor();
    await soon(() => list(visit, "past").last().innerText()).toContain("Passé 8");
  });

  test("an appointment has its own page, a calendar file and, where it is virtual, a way in", async () => {
    const clinic = await site().openClinic();
    const visit = await site().visit(clinic, look);
    const { page, portal } = visit;
    const patient = await patientFor(clinic, visit);
    const url = "https://video.example/room";
    await clinic.appointment(patient, { visitType: "VIRTUAL_VISIT", virtualVisitUrl: url, noteToPatient: "Soyez à l’heure." });
    await visit.become(await clinic.signInPatient(patient));
    await visit.go("/portail");
    await list(visit, "upcoming").getByRole("heading", { level: 3 }).getByRole("link").click();
    await visit.focusOn(visit.heading(names.upcoming));
    await page.waitForFunction((title) => document.title === title, `${portal("appointment.title")} – ${clinic.clinic.name}`);
    expect(visit.path()).toMatch(/^\/portail\/appointments\/./);
    await soon(() => page.getByRole("link", { name: portal("appointment.join") }).getAttribute("href")).toBe(url);
    await visit.text("Soyez à l’heure.").waitFor();

    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: portal("appointment.calendar") }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/\.ics$/);
    const file = await download.createReadStream();
    const parts = await file.toArray();
    expect(Buffer.concat(parts).toString("utf8")).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*DTSTART:20260315T150000Z[\s\S]*END:VCALENDAR/);

    await page.reload();
    await visit.heading(names.upcoming).waitFor();
    await page.getByRole("link", { name: portal("appointment.all") }).click();
    await visit.focusOn(visit.heading(portal("home.greeting", { name: "Marie-Ève" })));
    await page.goBack();
    await visit.heading(names.upcoming).waitFor();
  });

  test("the language toggle keeps the page and what was typed, and is remembered", async () => {
    const clinic = await site().openClinic();
    const visit = await site().visit(clinic, look);
    const { page } = visit;
    const other = await site().visit(clinic, { ...look, locale: look.locale === "fr" ? "en" : "fr" });
    await visit.go("/portal");
    await page.getByRole("radio", { name: visit.portal("channel.SMS") }).check();
    await page.locator("#identificationValue").fill("TREE 8452 2901");
    await visit.button(visit.portal("who.send")).click();
    await visit.text(visit.portal("required.destination")).first().waitFor();

    await visit.button(names.other).click();
    await visit.heading(other.portal("who.title")).waitFor();
    await visit.text(other.portal("required.destination")).first().waitFor();
    await soon(() => page.locator("#identificationValue").inputValue()).toBe("TREE 8452 2901");
    await soon(() => page.getByRole("radio", { name: other.portal("channel.SMS") }).isChecked()).toBe(true);
    await page.locator(`html[lang="${other.look.locale}-CA"]`).waitFor();
    expect(visit.path()).toMatch(/^\/portal(\/|$)/);

    await page.reload();
    await visit.heading(other.portal("who.title")).waitFor();
    const cookie = (await visit.context.cookies()).find(({ name }) => name === "portail_locale");
    expect(cookie).toMatchObject({ value: other.look.locale, sameSite: "Lax", httpOnly: false });
  });

  test("a patient signs in by text message, stays signed in, signs out, and is then unknown on the server too", async () => {
    const clinic = await site().openClinic();
    const visit = await site().visit(clinic, look);
    const { page, portal } = visit;
    const patient = await patientFor(clinic, visit);
    await visit.go("/portal");
    await askForCode(visit, healthNumberOf(patient), patient.mobile!, "SMS");
    await page.getByRole("checkbox", { name: portal("code.stay") }).check();
    await typeCode(visit, await site().portail.codeSentTo(patient.mobile!));
    await visit.text(portal("appointments.none.UPCOMING")).waitFor();

    await site().pass(10 * day);
    await page.reload();
    await visit.text(portal("appointments.none.PAST")).waitFor();
    const cookies = await visit.context.cookies();
    await signOut(visit);
    await visit.text(portal("session.signedOut")).waitFor();

    await visit.context.addCookies(cookies);
    await visit.go("/portal");
    await visit.heading(portal("who.title")).waitFor();
  });

  test("a deep link leads to the wanted page after signing in, below the address that it had", async () => {
    const base = look.size === "phone" ? "/portal" : "/portail";
    const clinic = await site().openClinic();
    const visit = await site().visit(clinic, look);
    const patient = await patientFor(clinic, visit);
    await clinic.appointment(patient);
    const known = await site().visit(clinic, look);
    await known.become(await clinic.signInPatient(patient));
    await known.go(base);
    const link = await list(known, "upcoming").getByRole("heading", { level: 3 }).getByRole("link").getAttribute("href");
    expect(link).toMatch(new RegExp(`^${base}/appointments/`));

    // A code was only just sent there.
    await site().pass(60_000);
    await visit.go(link!);
    await visit.heading(visit.portal("who.title")).waitFor();
    await signIn(site(), visit, patient);
    await visit.focusOn(visit.heading(names.upcoming));
    expect(visit.path()).toBe(link);
  });
});
