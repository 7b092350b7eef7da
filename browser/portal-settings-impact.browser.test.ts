import type { TestClinic } from "../server/testing/clinic.ts";
import type { Look } from "./testing/looks.ts";
import { languages } from "./testing/looks.ts";
import { bar, heard, lifetime, save, saved, statusBox, supportAt as supportOn } from "./testing/settings-form.ts";
import { useSite } from "./testing/site.ts";
import type { Visit } from "./testing/visit.ts";
import { soon } from "./testing/soon.ts";

const site = useSite();
const supportAt = (clinic: TestClinic, look: Look): Promise<Visit> => supportOn(site(), clinic, look);

const cancelled = { fr: "Annulé", en: "Cancelled" };
const noShow = { fr: "Absence", en: "No show" };
const requested = { fr: "Demandé", en: "Requested" };

/** Two upcoming and one past appointment that are cancelled, of two patients. */
async function clinicWithCancelled(): Promise<TestClinic> {
  const clinic = await site().openClinic();
  const [one, other] = [await clinic.patient(), await clinic.patient()];
  await clinic.appointment(one, { status: "CANCELLED" });
  await clinic.appointment(other, { status: "CANCELLED" });
  await clinic.appointment(other, { status: "CANCELLED", startsAt: "2026-01-05T15:00:00.000Z" });
  return clinic;
}

const rowOf = (visit: Visit, label: { fr: string; en: string }) => visit.page.getByRole("row").filter({ has: statusBox(visit, label) });

const heightOf = async (visit: Visit): Promise<number> => (await rowOf(visit, cancelled).boundingBox())!.height;

describe.each(languages)("what unsaved settings would do, in $locale on a $size", (look) => {
  test("stands beside each status and in all, is heard, moves nothing, and goes with the change", async () => {
    const visit = await supportAt(await clinicWithCancelled(), look);
    const { page, admin } = visit;
    const effect = admin("impact.hides", { upcoming: 2, past: 1, patients: 2 });
    const total = admin("impact.totalHidden", { statuses: 2, upcoming: 2, past: 1 });
    const height = await heightOf(visit);
    let answer = (): void => undefined;
    const asked = new Promise<void>((resolve) => (answer = resolve));
    await page.route("**/graphql", async (route) => {
      if (route.request().postData()?.includes("SettingsImpact")) await asked;
      await route.continue();
    });

    await statusBox(visit, cancelled).check();
    await statusBox(visit, noShow).check();
    await rowOf(visit, cancelled).getByText(admin("impact.counting")).waitFor();
    await soon(() => heightOf(visit)).toBe(height);
    answer();
    await rowOf(visit, cancelled).getByText(effect).waitFor();
    await rowOf(visit, noShow).getByText(admin("impact.nothing")).waitFor();
    await soon(() => heightOf(visit)).toBe(height);
    await page.locator(".setting-effect").getByText(total).waitFor();
    await heard(visit, total);

    await statusBox(visit, noShow).uncheck();
    await save(visit);
    await saved(visit);
    await soon(() => visit.text(effect).count()).toBe(0);
    await statusBox(visit, cancelled).uncheck();
    await rowOf(visit, cancelled)
      .getByText(admin("impact.shows", { upcoming: 2, past: 1, patients: 2 }))
      .waitFor();
    await visit.button(admin("save.discard")).click();
    await soon(() => page.locator(".setting-effect").allInnerTexts()).toEqual(["", "", ""]);
  });

  test("says how many patients would be signed out at once", async () => {
    const clinic = await site().openClinic();
    await clinic.signInPatient(await clinic.patient());
    const visit = await supportAt(clinic, look);
    const { page, admin } = visit;
    await page.getByRole("switch", { name: admin("label.portalAccess"), exact: true }).uncheck();
    await page
      .locator(".setting-effect")
      .getByText(admin("impact.signedIn", { count: 1 }))
      .waitFor();
    await heard(visit, admin("impact.signedIn", { count: 1 }));
  });

  test("all statuses are hidden and shown at once by keyboard; a sample list shows exactly what is left", async () => {
    const visit = await supportAt(await site().openClinic(), look);
    const { page, admin } = visit;
    const sample = page.locator("details.sample");
    if ((await sample.getAttribute("open")) === null) await sample.locator("summary").click();
    const cards = sample.getByRole("article");
    await soon(() => cards.count()).toBe(16);
    const labels = async (): Promise<string[]> => (await cards.locator(".badge").allInnerTexts()).sort();
    const before = await labels();

    await statusBox(visit, requested).focus();
    await page.keyboard.press("Space");
    await visit.text(admin("statuses.need.REQUESTED")).waitFor();
    await sample.getByText(admin("sample.title", { count: 15, all: 16 })).waitFor();
    const sent = { fr: "Demande envoyée", en: "Request sent" }[look.locale];
    await soon(() => labels()).toEqual(before.filter((label) => label !== sent));

    await visit.button(admin("statuses.hideAll", { count: 15 })).focus();
    await page.keyboard.press("Enter");
    await heard(visit, admin("statuses.allHidden", { count: 15 }));
    await soon(() => bar(visit).innerText()).toBe(admin("save.changes", { count: 16 }));
    await sample.getByText(admin("appointments.none.UPCOMING")).waitFor();
    await sample.getByText(admin("appointments.none.PAST")).waitFor();
    await visit.focusOn(visit.button(admin("statuses.hideAll", { count: 0 })));

    await visit.button(admin("statuses.showAll", { count: 16 })).focus();
    await page.keyboard.press("Enter");
    await soon(() => labels()).toEqual(before);
    await soon(() => bar(visit).innerText()).toBe(admin("save.none"));
  });
});

describe.each(languages)("beside the settings in $locale", (look) => {
  test("an impact that can't be counted says so quietly, and the form still saves", async () => {
    const visit = await supportAt(await clinicWithCancelled(), look);
    const { page, admin } = visit;
    await page.route("**/graphql", (route) =>
      route.request().postData()?.includes("SettingsImpact") ? route.abort("connectionreset") : route.continue(),
    );
    await statusBox(visit, cancelled).check();
    await rowOf(visit, cancelled).getByText(admin("impact.failed")).waitFor();
    visit.expectTrouble(/graphql|ERR_CONNECTION_RESET/);
    await soon(() => page.locator("[role=alert], .field-error").count()).toBe(0);
    await save(visit);
    await saved(visit);
  });

  test("the reason goes into the history with the save, stays on errors, and is gone after it", async () => {
    const clinic = await site().openClinic();
    const visit = await supportAt(clinic, look);
    const { page, admin } = visit;
    const note = page.getByRole("textbox", { name: admin("note.label") });
    await note.fill("Demandé par la clinique. ".repeat(30));
    expect((await note.inputValue()).length).toBe(500);
    await note.fill("  Demandé par la clinique  ");
    await lifetime(visit).selectOption("60");
    await page.route("**/graphql", (route) => route.abort("connectionreset"), { times: 1 });
    await save(visit);
    await visit.text(admin("form.failed")).waitFor();
    visit.expectTrouble(/graphql|ERR_CONNECTION_RESET/);
    await soon(() => note.inputValue()).toBe("  Demandé par la clinique  ");
    await save(visit);
    await saved(visit);
    await soon(() => note.inputValue()).toBe("");
    const support = await clinic.staff("SUPPORT");
    const { portalSettings } = await support.data("{ portalSettings { history(first: 1) { edges { node { note } } } } }");
    expect(portalSettings.history.edges[0].node.note).toBe("Demandé par la clinique");
  });
});
