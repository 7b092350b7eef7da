import type { ApiClient } from "../server/testing/api-client.ts";
import type { TestClinic } from "../server/testing/clinic.ts";
import { languages } from "./testing/looks.ts";
import { patientFor, signIn } from "./testing/people.ts";
import { signOut } from "./testing/portal-menu.ts";
import { useSite } from "./testing/site.ts";
import { soon } from "./testing/soon.ts";

const site = useSite();
const minute = 60_000;

/** The heading of the appointment's page, which is there once the appointment is. */
const days = { fr: "dimanche 15 mars 2026", en: "Sunday, March 15, 2026" } as const;

async function setPortalAccess(support: ApiClient, portalAccess: boolean): Promise<void> {
  const { portalSettings } = await support.data("{ portalSettings { version } }");
  const save = "mutation ($input: UpdatePortalSettingsInput!) { updatePortalSettings(input: $input) { errors { code } } }";
  const { updatePortalSettings } = await support.data(save, { input: { version: portalSettings.version, portalAccess } });
  expect(updatePortalSettings.errors).toEqual([]);
}

const signedIn = async (clinic: TestClinic, look: (typeof languages)[number]) => {
  const visit = await site().visit(clinic, look);
  const patient = await patientFor(clinic, visit);
  await clinic.appointment(patient);
  await visit.page.clock.install();
  await visit.become(await clinic.signInPatient(patient));
  await visit.go("/portail");
  await visit.heading(visit.portal("home.greeting", { name: "Marie-Ève" })).waitFor();
  return { visit, patient };
};

describe.each(languages)("a session in $locale on a $size", (look) => {
  test("two minutes before its end a dialog asks, one key keeps it, and without one it ends with the reason", async () => {
    const clinic = await site().openClinic();
    const { visit, patient } = await signedIn(clinic, look);
    const { page, portal } = visit;
    await page.getByRole("article").getByRole("heading", { level: 3 }).getByRole("link").click();
    const appointment = visit.path();
    await visit.heading(days[look.locale]).waitFor();

    await site().pass(12 * minute, visit);
    const dialog = page.getByRole("dialog", { name: portal("idle.title") });
    await soon(() => dialog.count()).toBe(0);
    await site().pass(minute + 2000, visit);
    await visit.focusOn(dialog.getByRole("button", { name: portal("idle.stay") }));
    await page.keyboard.press("Enter");
    await dialog.waitFor({ state: "detached" });

    await site().pass(13 * minute + 2000, visit);
    await dialog.waitFor();
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });

    await site().pass(13 * minute + 2000, visit);
    await visit.focusOn(dialog.getByRole("button", { name: portal("idle.stay") }));
    await page.keyboard.press("Space");
    await dialog.waitFor({ state: "detached" });

    await site().pass(13 * minute + 2000, visit);
    await dialog.waitFor();
    await site().pass(2 * minute, visit);
    await visit.text(portal("session.idle")).waitFor();
    await soon(() => page.getByRole("main").innerText()).not.toContain("Consultation");
    await signIn(site(), visit, patient);
    await visit.heading(days[look.locale]).waitFor();
    expect(visit.path()).toBe(appointment);
  });

  test("that ended on the server before the page's clock said so ends for want of activity all the same", async () => {
    const clinic = await site().openClinic();
    const { visit } = await signedIn(clinic, look);
    site().portail.clock.advance(15 * minute);
    await visit.page.getByRole("article").getByRole("heading", { level: 3 }).getByRole("link").click();
    await visit.text(visit.portal("session.idle")).waitFor();
  });

  test("is one in all tabs: the warning and its answer, signing out, signing in, and who it is", async () => {
    const clinic = await site().openClinic();
    const { visit, patient } = await signedIn(clinic, look);
    const { portal } = visit;
    const beside = await site().tab(visit);
    const both = [visit, beside];
    const greeting = (name: string) => Promise.all(both.map((tab) => tab.heading(portal("home.greeting", { name })).waitFor()));
    const warnings = (state: "visible" | "detached") =>
      Promise.all(both.map(({ page }) => page.getByRole("dialog", { name: portal("idle.title") }).waitFor({ state })));
    await beside.go("/portail");
    await greeting("Marie-Ève");

    await site().pass(13 * minute + 2000, visit);
    await warnings("visible");
    await beside.page.keyboard.press("Enter");
    await warnings("detached");
    await site().pass(13 * minute + 2000, visit);
    await warnings("visible");
    await visit.page
      .getByRole("dialog")
      .getByRole("button", { name: portal("session.signOut") })
      .click();
    await Promise.all(both.map((tab) => tab.text(portal("session.signedOut")).waitFor()));
    expect((await visit.context.cookies()).map(({ name }) => name)).not.toContain("portail-portal");

    await signIn(site(), beside, patient);
    await greeting("Marie-Ève");
    // Somebody else signs in where the first one did not sign out.
    const other = await clinic.patient({ firstName: "Luc", language: look.locale });
    await visit.become(await clinic.signInPatient(other));
    const third = await site().tab(visit);
    await third.go("/portail");
    await third.heading(portal("home.greeting", { name: "Luc" })).waitFor();
    await signOut(visit);
    await third.text(portal("session.signedOut")).waitFor();
    await beside.text(portal("session.signedOut")).waitFor();
    await site().pass(minute + 2000, visit);
    await signIn(site(), third, other);
    await greeting("Luc");
  });

  test("switching the portal off shows the closed page at the patient's next step; on again, they must sign in again", async () => {
    const clinic = await site().openClinic();
    const support = await clinic.staff("SUPPORT");
    const { visit, patient } = await signedIn(clinic, look);
    const { page, portal } = visit;
    await setPortalAccess(support, false);
    await page.getByRole("article").getByRole("heading", { level: 3 }).getByRole("link").click();
    await visit.heading(portal("closed.title")).waitFor();
    await soon(() => page.getByRole("main").innerText()).not.toContain("Consultation");
    await soon(() => page.getByRole("main").getByRole("link").getAttribute("href")).toBe("tel:+15145550100");

    const stranger = await site().visit(clinic, look);
    await stranger.go("/portal");
    await stranger.heading(portal("closed.title")).waitFor();
    await soon(() => stranger.page.getByRole("textbox").count()).toBe(0);

    await setPortalAccess(support, true);
    await visit.go("/portail");
    await visit.heading(portal("who.title")).waitFor();
    await site().pass(minute + 2000, visit);
    await signIn(site(), visit, patient);
    await visit.heading(portal("home.greeting", { name: "Marie-Ève" })).waitFor();
  });
});

describe.each(languages)("what cannot be reached in $locale", (look) => {
  test("another patient's appointment and one that never was look the same", async () => {
    const clinic = await site().openClinic();
    const { visit } = await signedIn(clinic, look);
    const other = await signedIn(clinic, look);
    const link = other.visit.page.getByRole("article").getByRole("heading", { level: 3 }).getByRole("link");
    const seen: string[] = [];
    for (const path of [(await link.getAttribute("href"))!, "/portail/appointments/none"]) {
      await visit.go(path);
      await visit.heading(visit.portal("appointment.gone")).waitFor();
      seen.push(await visit.page.getByRole("main").innerText());
    }
    expect(seen[1]).toBe(seen[0]);
    await visit.go("/portail/nowhere");
    await visit.heading(visit.portal("notFound.title")).waitFor();
  });

  test("a page that the server cannot give says so and can be tried again", async () => {
    const clinic = await site().openClinic();
    const { visit } = await signedIn(clinic, look);
    await visit.page.route("**/graphql", (route) => route.abort("connectionfailed"));
    await visit.page.getByRole("article").getByRole("heading", { level: 3 }).getByRole("link").click();
    await visit.text(visit.portal("state.offline")).waitFor();
    visit.expectTrouble(/request failed: POST .*ERR_CONNECTION_FAILED|net::ERR_CONNECTION_FAILED/);
    await visit.page.unroute("**/graphql");
    await visit.button(visit.portal("state.retry")).click();
    await visit.heading(days[look.locale]).waitFor();
  });
});
