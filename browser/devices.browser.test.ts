import type { TestClinic } from "../server/testing/clinic.ts";
import { inspect } from "./testing/inspect.ts";
import { languages } from "./testing/looks.ts";
import type { Look } from "./testing/looks.ts";
import { patientFor, signIn } from "./testing/people.ts";
import { openMenu } from "./testing/portal-menu.ts";
import { useSite } from "./testing/site.ts";
import { soon } from "./testing/soon.ts";

const site = useSite();
const minute = 60_000;

const iphone =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1";
const firefox = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:144.0) Gecko/20100101 Firefox/144.0";

const names = {
  fr: { here: "Chrome sur Linux", phone: "Safari sur iPhone", computer: "Firefox sur Windows" },
  en: { here: "Chrome on Linux", phone: "Safari on iPhone", computer: "Firefox on Windows" },
} as const;

/** A patient who signs in on this page, having done so on others. */
async function arrive(clinic: TestClinic, look: Look) {
  const visit = await site().visit(clinic, look);
  const patient = await patientFor(clinic, visit);
  const phone = await clinic.signInPatient(patient, { staySignedIn: true, userAgent: iphone });
  site().portail.clock.advance(minute);
  const computer = await clinic.signInPatient(patient, { userAgent: firefox });
  site().portail.clock.advance(minute);
  await visit.go("/portail");
  await signIn(site(), visit, patient);
  await visit.heading(visit.portal("home.greeting", { name: "Marie-Ève" })).waitFor();
  return { visit, patient, phone, computer };
}

const isSignedIn = async (browser: { data(query: string): Promise<{ viewer: unknown }> }): Promise<boolean> =>
  (await browser.data("{ viewer { permissions } }")).viewer !== null;

describe.each(languages)("my devices in $locale on a $size", (look) => {
  test("are shown with what they are; one is signed out, then all others, and this one stays", async () => {
    const clinic = await site().openClinic();
    const { visit, phone, computer } = await arrive(clinic, look);
    const { page, portal } = visit;
    const said = names[look.locale];
    await openMenu(visit);
    await page.getByRole("link", { name: portal("devices.title") }).click();
    await visit.focusOn(visit.heading(portal("devices.title")));
    const device = (name: string) => page.getByRole("article", { name });
    await device(said.computer).waitFor();
    await soon(() => page.getByRole("article").getByRole("heading", { level: 2 }).allInnerTexts()).toEqual([
      said.here,
      said.computer,
      said.phone,
    ]);
    await soon(() => device(said.here).innerText()).toContain(portal("devices.this"));
    await soon(() => device(said.phone).innerText()).toMatch(
      look.locale === "fr" ? /jusqu’au lundi 13 avril 2026/ : /until Monday, April 13, 2026/,
    );
    await soon(() => device(said.computer).innerText()).toContain(portal("devices.idle"));
    expect(await inspect(visit)).toEqual([]);

    await device(said.computer)
      .getByRole("button", { name: portal("devices.end") })
      .click();
    await device(said.computer).waitFor({ state: "detached" });
    await visit.text(portal("devices.ended", { device: said.computer })).waitFor({ state: "attached" });
    await visit.focusOn(page.getByRole("list", { name: portal("devices.list") }));
    expect([await isSignedIn(computer), await isSignedIn(phone)]).toEqual([false, true]);

    const all = visit.button(portal("devices.endOthers"));
    await all.click();
    const dialog = page.getByRole("dialog", { name: portal("devices.confirmTitle", { count: 1 }) });
    await dialog.waitFor();
    expect(await inspect(visit)).toEqual([]);
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    await visit.focusOn(all);
    await soon(() => isSignedIn(phone)).toBe(true);
    await all.click();
    await dialog.getByRole("button", { name: portal("devices.confirm") }).click();
    await visit.text(portal("devices.othersEnded", { count: 1 })).waitFor({ state: "attached" });
    await visit.text(portal("devices.onlyThis")).waitFor();
    await visit.focusOn(page.getByRole("list", { name: portal("devices.list") }));
    await soon(() => isSignedIn(phone)).toBe(false);
    await soon(() => page.getByRole("article").count()).toBe(1);

    await device(said.here)
      .getByRole("button", { name: portal("session.signOut") })
      .click();
    await visit.text(portal("session.signedOut")).waitFor();
  });
});

describe.each(languages)("what goes wrong with devices in $locale", (look) => {
  test("a session that ended meanwhile is said to have ended, and is gone; without a connection it can be tried again", async () => {
    const clinic = await site().openClinic();
    const { visit, computer } = await arrive(clinic, look);
    const { page, portal } = visit;
    await page.route("**/graphql", (route) => route.abort("connectionfailed"));
    await openMenu(visit);
    await page.getByRole("link", { name: portal("devices.title") }).click();
    await visit.text(portal("state.offline")).waitFor();
    await page.unroute("**/graphql");
    await visit.button(portal("state.retry")).click();
    const card = page.getByRole("article", { name: names[look.locale].computer });
    const end = card.getByRole("button", { name: portal("devices.end") });
    await end.waitFor();
    await page.route("**/graphql", (route) => route.abort("connectionfailed"));
    await end.click();
    await page
      .getByRole("alert")
      .filter({ hasText: portal("form.failed") })
      .waitFor();
    visit.expectTrouble(/ERR_CONNECTION_FAILED/);
    await page.unroute("**/graphql");
    await computer.data("mutation { signOut { signedOut } }");
    await end.click();
    await page.getByRole("alert").waitFor();
    await card.waitFor({ state: "detached" });
  });

  test("a device that was signed out elsewhere says so at its next step, wherever it is", async () => {
    const clinic = await site().openClinic();
    const { visit, patient } = await arrive(clinic, look);
    const { page, portal } = visit;
    site().portail.clock.advance(minute);
    const elsewhere = await clinic.signInPatient(patient);
    site().portail.clock.advance(minute);
    await elsewhere.data("mutation { endOtherSessions { endedCount } }");
    await openMenu(visit);
    await page.getByRole("link", { name: portal("devices.title") }).click();
    await visit.text(portal("session.lost")).waitFor();
    await signIn(site(), visit, patient);
    await visit.heading(portal("devices.title")).waitFor();
  });
});
