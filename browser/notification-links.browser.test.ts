import { toGlobalId } from "../server/graphql/global-id.ts";
import type { PortalSettingsValues } from "../server/modules/settings/portal-settings-values.ts";
import { PortalSettingsRow } from "../server/modules/settings/portal-settings.entity.ts";
import { noticeFor } from "../server/modules/sign-in/testing/notices.ts";
import type { TestClinic } from "../server/testing/clinic.ts";
import { inspect } from "./testing/inspect.ts";
import { languages } from "./testing/looks.ts";
import { patientFor, signIn, wrongCode } from "./testing/people.ts";
import { useSite } from "./testing/site.ts";
import type { Visit } from "./testing/visit.ts";
import { soon } from "./testing/soon.ts";

const site = useSite();
const day = 86_400_000;

async function setSignIn({ clinic }: TestClinic, notificationSignIn: PortalSettingsValues["notificationSignIn"]): Promise<void> {
  const { manager } = site().portail.database;
  const key = { clinicId: clinic.id };
  const { values } = await manager.findOneByOrFail(PortalSettingsRow, key);
  await manager.update(PortalSettingsRow, key, { values: { ...values, notificationSignIn } });
}

/** A patient with a notice about an appointment. */
async function notified(clinic: TestClinic, visit: Visit) {
  const patient = await patientFor(clinic, visit);
  const appointment = await clinic.appointment(patient);
  const path = `/appointments/${toGlobalId("Appointment", appointment.id)}`;
  return { patient, path, notice: await noticeFor(site().portail, clinic, patient, appointment) };
}

const follow = (visit: Visit, token: string) => visit.go(`/portal/notification#${token}`);

async function typeBirthDate({ page, portal }: Visit, [year, month, date]: readonly [string, string, string]): Promise<void> {
  await page.getByLabel(portal("birth.day"), { exact: true }).fill(date);
  await page.getByLabel(portal("birth.month"), { exact: true }).fill(month);
  await page.getByLabel(portal("birth.year"), { exact: true }).fill(year);
}

/** Neither in the address nor anywhere else that a later look would find it. */
async function expectTokenGone({ page }: Visit, token: string): Promise<void> {
  expect(page.url()).not.toContain("#");
  await soon(() => page.evaluate(() => document.documentElement.outerHTML)).not.toContain(token);
}

const atAppointment = async (visit: Visit, path: string): Promise<void> => {
  await visit.page.waitForURL((url) => url.pathname === `/portal${path}`);
  await visit.page.getByRole("heading", { level: 1 }).waitFor();
};

describe.each(languages)("arriving from a notice in $locale on a $size", (look) => {
  test("code and date of birth, with the keyboard alone: mistakes are told, and the right answer lands on the appointment", async () => {
    const clinic = await site().openClinic();
    const visit = await site().visit(clinic, look);
    const { page, portal } = visit;
    const { path, notice } = await notified(clinic, visit);
    await follow(visit, notice.token);
    await page.getByLabel(portal("code.label")).waitFor();
    await visit.heading(portal("notification.title")).waitFor();
    await visit.text(portal("notification.asks.CODE_AND_DATE_OF_BIRTH")).waitFor();
    await page.getByRole("group", { name: portal("birth.of", { initial: "M" }) }).waitFor();
    await visit.text(`Clinique ${clinic.clinic.slug}`).first().waitFor();
    await expectTokenGone(visit, notice.token);
    expect(await inspect(visit)).toEqual([]);

    await visit.button(portal("notification.submit")).click();
    await visit.focusOn(page.getByRole("group", { name: portal("form.problems", { count: 2 }) }));
    await page.getByRole("link", { name: portal("required.dateOfBirth") }).press("Enter");
    await visit.focusOn(page.getByLabel(portal("birth.day"), { exact: true }));
    await typeBirthDate(visit, ["1985", "2", "29"]);
    await page.getByLabel(portal("code.label")).fill(wrongCode(notice.code!));
    await page.keyboard.press("Enter");
    await page.getByRole("link", { name: portal("form.notADate") }).waitFor();
    expect(await inspect(visit)).toEqual([]);

    await typeBirthDate(visit, ["1984", "2", "29"]);
    await page.keyboard.press("Enter");
    await page.getByRole("definition").last().filter({ hasText: /^4$/ }).waitFor();
    await visit.focusOn(page.getByRole("group", { name: portal("form.problems", { count: 1 }) }));

    await page.getByLabel(portal("code.label")).fill(notice.code!);
    await page.keyboard.press("Enter");
    await atAppointment(visit, path);
    await page.goBack();
    expect(page.url()).not.toContain("notification");
  });

  test("the date of birth alone; a second look at the link afterwards leads into the session", async () => {
    const clinic = await site().openClinic();
    await setSignIn(clinic, "DATE_OF_BIRTH");
    const visit = await site().visit(clinic, look);
    const { page, portal } = visit;
    const { path, notice } = await notified(clinic, visit);
    await follow(visit, notice.token);
    await page.getByLabel(portal("birth.day"), { exact: true }).waitFor();
    await soon(() => page.getByLabel(portal("code.label")).count()).toBe(0);
    await page.reload();
    await typeBirthDate(visit, ["1984", look.locale === "fr" ? "février" : "Feb", "29"]);
    await visit.button(portal("notification.submit")).click();
    await atAppointment(visit, path);
    await visit.go("/portal");
    await follow(visit, notice.token);
    await atAppointment(visit, path);
  });

  test("five wrong answers: the link is of no more use, and says what is", async () => {
    const clinic = await site().openClinic();
    await setSignIn(clinic, "DATE_OF_BIRTH");
    const visit = await site().visit(clinic, look);
    const { page, portal } = visit;
    const { notice } = await notified(clinic, visit);
    await follow(visit, notice.token);
    for (const left of [4, 3, 2, 1]) {
      await typeBirthDate(visit, ["1984", "3", String(left)]);
      await visit.button(portal("notification.submit")).click();
      await page
        .getByRole("definition")
        .last()
        .filter({ hasText: new RegExp(`^${left}$`) })
        .waitFor();
    }
    await visit.button(portal("notification.submit")).click();
    await visit.heading(portal("notification.over")).waitFor();
    await visit.text(portal("notification.usedUp")).waitFor();
    expect(await inspect(visit)).toEqual([]);
  });

  test("a late link leads to the full sign-in, which still lands on the appointment", async () => {
    const clinic = await site().openClinic();
    const visit = await site().visit(clinic, look);
    const { page, portal } = visit;
    const { patient, path, notice } = await notified(clinic, visit);
    await site().pass(8 * day);
    await follow(visit, notice.token);
    await visit.heading(portal("notification.over")).waitFor();
    await visit.text(portal("notification.landing")).waitFor();
    await expectTokenGone(visit, notice.token);
    expect(await inspect(visit)).toEqual([]);
    await page.getByRole("link", { name: portal("notification.fullSignIn") }).click();
    await visit.heading(portal("who.title")).waitFor();
    await signIn(site(), visit, patient);
    await atAppointment(visit, path);
  });

  test("a clinic that asks for the full sign-in gets it at once, and the notice is kept", async () => {
    const clinic = await site().openClinic();
    await setSignIn(clinic, "FULL_SIGN_IN");
    const visit = await site().visit(clinic, look);
    const { patient, path, notice } = await notified(clinic, visit);
    await follow(visit, notice.token);
    await visit.heading(visit.portal("who.title")).waitFor();
    await signIn(site(), visit, patient);
    await atAppointment(visit, path);
  });

  test("somebody else's session is told apart, and can be left for the notice", async () => {
    const clinic = await site().openClinic();
    await setSignIn(clinic, "DATE_OF_BIRTH");
    const visit = await site().visit(clinic, look);
    const { page, portal } = visit;
    const { path, notice } = await notified(clinic, visit);
    await visit.become(await clinic.signInPatient(await clinic.patient({ language: look.locale, firstName: "Agathe" })));
    await follow(visit, notice.token);
    await visit.heading(portal("notification.stranger")).waitFor();
    await visit.text(portal("notification.strangerBody", { name: "Agathe" })).waitFor();
    expect(await inspect(visit)).toEqual([]);
    await visit.button(portal("notification.leave")).click();
    await page.getByLabel(portal("birth.day"), { exact: true }).waitFor();
    await typeBirthDate(visit, ["1984", "02", "29"]);
    await visit.button(portal("notification.submit")).click();
    await atAppointment(visit, path);
  });
});
