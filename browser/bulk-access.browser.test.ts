import type { Locator, Route } from "playwright-core";
import { Patient } from "../server/modules/patients/patient.entity.ts";
import { newId } from "../server/kernel/id.ts";
import type { TestClinic } from "../server/testing/clinic.ts";
import { inspect } from "./testing/inspect.ts";
import { languages, looks } from "./testing/looks.ts";
import type { Look } from "./testing/looks.ts";
import { useSite } from "./testing/site.ts";
import { soon } from "./testing/soon.ts";
import type { Visit } from "./testing/visit.ts";

const site = useSite();
const address = "/admin/bulk-access";

const work = () => site().portail.services.bulkAccessWorker.run();

/** So many charts whose access was off when they were made, besides one that has it. */
async function shutCharts(clinic: TestClinic, names: readonly string[]): Promise<Patient[]> {
  const charts: Patient[] = [];
  for (const lastName of names) {
    const chart = await clinic.patient({ lastName, firstName: "Marie-Ève" });
    await site().portail.database.manager.update(Patient, { id: chart.id }, { accessEnabled: false });
    charts.push(chart);
  }
  return charts;
}

async function adminAt(clinic: TestClinic, look: Look): Promise<Visit> {
  const visit = await site().visit(clinic, look);
  await visit.become(await clinic.staff("ADMIN"));
  await visit.go(address);
  await visit.heading(visit.admin("bulk.title")).waitFor();
  return visit;
}

/** What the change has come to; the dialog's button may use the same words while it is still being asked. */
const badge = (card: Locator, words: string): Locator => card.locator(".bulk-head").getByText(words, { exact: true });

const asks = (route: Route, operation: string): boolean =>
  (route.request().postDataJSON() as { operationName?: string }).operationName === operation;

/** Whenever the page looks how far a change is, the worker was faster. */
const workBeforeLook = ({ page }: Visit): Promise<unknown> =>
  page.route("**/graphql", async (route) => {
    if (asks(route, "BulkAccessChanges")) await work();
    await route.fallback();
  });

const rowOf = ({ id }: Patient) => site().portail.database.manager.findOneByOrFail(Patient, { id });

describe.each(looks)("a bulk change in $locale on a $size", (look) => {
  test("is selected, reviewed, begun, watched, paused, finished and undone", async () => {
    const clinic = await site().openClinic();
    const [first, second, third] = await shutCharts(clinic, ["Bélanger", "Côté", "Dubé"]);
    const visit = await adminAt(clinic, look);
    const { page, admin } = visit;
    await visit.text(admin("bulk.count", { count: 3 })).waitFor();

    await page.getByLabel(admin("bulk.field.ageFrom")).fill("200");
    await visit.text(admin("bulk.notCounted")).waitFor();
    expect(await page.getByLabel(admin("bulk.field.ageFrom")).getAttribute("aria-invalid")).toBe("true");
    await page.getByLabel(admin("bulk.field.ageFrom")).fill("18");
    await visit.text(admin("bulk.count", { count: 3 })).waitFor();
    await page.getByLabel(/Côté/).uncheck();
    await visit.text(admin("bulk.count", { count: 2 })).waitFor();
    await visit
      .text(admin("bulk.exceptions", { count: 1 }))
      .first()
      .waitFor();
    await page.getByLabel(admin("bulk.reason"), { exact: true }).fill("Réouverture");
    await visit.button(admin("bulk.review")).click();
    const dialog = page.getByRole("dialog", { name: admin("bulk.confirmGive", { count: 2 }) });
    await dialog.waitFor();
    await dialog.getByRole("button", { name: admin("bulk.startGive", { count: 2 }) }).click();

    const card = page.getByRole("article", { name: admin("bulk.gave", { count: 2 }) });
    await card.getByRole("progressbar").waitFor();
    await visit.button(admin("bulk.pause")).click();
    await card.getByText(admin("bulk.state.PAUSED"), { exact: true }).waitFor();
    await visit.button(admin("bulk.resume")).click();
    await card.getByText(admin("bulk.state.RUNNING"), { exact: true }).waitFor();
    await work();
    // The page sees it by itself.
    await card.getByText(admin("bulk.state.DONE"), { exact: true }).waitFor();
    await card.getByText(admin("bulk.result", { changed: 2, unchanged: 0, failed: 0 })).waitFor();
    expect((await Promise.all([first!, second!, third!].map(rowOf))).map(({ accessEnabled }) => accessEnabled)).toEqual([
      true,
      false,
      true,
    ]);

    const [download] = await Promise.all([page.waitForEvent("download"), card.getByRole("link", { name: admin("bulk.csv") }).click()]);
    expect(download.suggestedFilename()).toBe("portal-access.csv");
    // A change that is taken for a download was cut off as a page.
    await card.getByRole("button", { name: admin("bulk.undo") }).click();
    const undo = page.getByRole("dialog", { name: admin("bulk.undoTitle", { count: 2 }) });
    await undo.getByRole("button", { name: admin("bulk.undo") }).click();
    await badge(card, admin("bulk.state.UNDO_RUNNING")).waitFor();
    await work();
    await card.getByText(admin("bulk.state.UNDO_DONE"), { exact: true }).waitFor();
    await card.getByText(admin("bulk.undoResult", { undone: 2, kept: 0 })).waitFor();
    await visit.text(admin("bulk.count", { count: 3 })).waitFor();
    expect((await rowOf(first!)).accessEnabled).toBe(false);
  });
});

describe.each(languages)("the page of bulk changes in $locale", (look) => {
  test("keeps nobody out, in any state", async () => {
    const clinic = await site().openClinic();
    const visit = await adminAt(clinic, look);
    const { page, admin } = visit;
    await visit.text(admin("bulk.count", { count: 0 })).waitFor();
    expect(await inspect(visit)).toEqual([]);
    const [one] = await shutCharts(clinic, ["Zoé-Longue-Famille D’Amours"]);
    const rows = Array.from({ length: 25 }, () => ({
      ...one!,
      file: undefined,
      id: newId(),
      externalId: null,
      sourceId: null,
      accessEnabled: false,
    }));
    await site().portail.database.transaction((tx) =>
      tx.insert(
        Patient,
        rows.map(({ file: _, ...row }) => row),
      ),
    );
    await visit.go(address);
    await visit.text(admin("bulk.count", { count: 26 })).waitFor();
    await visit.button(admin("more.show")).click();
    await soon(() => page.locator(".bulk-sample > li").count()).toBe(20);
    await page.getByLabel(admin("bulk.field.ageFrom")).fill("200");
    await visit.text(admin("bulk.notCounted")).waitFor();
    expect(await inspect(visit)).toEqual([]);
    await page.getByLabel(admin("bulk.field.ageFrom")).fill("");
    await visit.text(admin("bulk.count", { count: 26 })).waitFor();
    await visit.button(admin("bulk.review")).click();
    await page.getByRole("dialog").waitFor();
    expect(await inspect(visit)).toEqual([]);
    // Somebody else switches one meanwhile: nothing starts, and the new number is told.
    await site().portail.database.manager.update(Patient, { id: one!.id }, { accessEnabled: true });
    await page
      .getByRole("dialog")
      .getByRole("button", { name: admin("bulk.startGive", { count: 26 }) })
      .click();
    await visit.focusOn(page.getByRole("group").filter({ hasText: "25" }));
    await visit.text(admin("bulk.count", { count: 25 })).waitFor();
    await visit.button(admin("bulk.review")).click();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: admin("bulk.startGive", { count: 25 }) })
      .click();
    await page.getByRole("progressbar").waitFor();
    expect(await inspect(visit)).toEqual([]);
    await work();
    await page.getByText(admin("bulk.state.DONE"), { exact: true }).waitFor();
    await site().portail.database.manager.update(Patient, { id: rows[3]!.id }, { accessReason: "Depuis", accessChangedAt: new Date(0) });
    await visit.button(admin("bulk.undo")).click();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: admin("bulk.undo") })
      .click();
    await badge(page.getByRole("article"), admin("bulk.state.UNDO_RUNNING")).waitFor();
    await work();
    await page.getByText(admin("bulk.kept", { count: 1 })).click();
    await page.locator(".bulk-failure-list > li a").waitFor();
    expect(await inspect(visit)).toEqual([]);
  });

  test("shows what a change made of the charts, also where it was over before it was seen under way", async () => {
    const clinic = await site().openClinic();
    const charts = await shutCharts(clinic, ["Bélanger", "Côté"]);
    const visit = await adminAt(clinic, look);
    const { page, admin } = visit;
    await workBeforeLook(visit);
    await visit.text(admin("bulk.count", { count: 2 })).waitFor();
    await visit.button(admin("bulk.review")).click();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: admin("bulk.startGive", { count: 2 }) })
      .click();
    const card = page.getByRole("article", { name: admin("bulk.gave", { count: 2 }) });
    await badge(card, admin("bulk.state.DONE")).waitFor();
    await visit.text(admin("bulk.count", { count: 0 })).waitFor();
    await visit.text(admin("bulk.over")).waitFor({ state: "attached" });
    expect(await page.getByRole("dialog").count()).toBe(0);

    await card.getByRole("button", { name: admin("bulk.undo") }).click();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: admin("bulk.undo") })
      .click();
    await badge(card, admin("bulk.state.UNDO_DONE")).waitFor();
    await visit.text(admin("bulk.count", { count: 2 })).waitFor();
    expect((await Promise.all(charts.map(rowOf))).map(({ accessEnabled }) => accessEnabled)).toEqual([false, false]);
    await soon(() => page.getByRole("dialog").count()).toBe(0);
  });

  test("counts once more where it could not, and says so until then", async () => {
    const clinic = await site().openClinic();
    await shutCharts(clinic, ["Bélanger"]);
    const visit = await adminAt(clinic, look);
    const { page, admin } = visit;
    const failing = { errors: [{ message: "It failed.", extensions: { code: "INTERNAL", requestId: "01TEST" } }] };
    await page.route("**/graphql", (route) => (asks(route, "BulkAccessCount") ? route.fulfill({ json: failing }) : route.fallback()));
    await page.getByLabel(admin("bulk.field.ageFrom")).fill("1");
    const retry = visit.button(admin("state.retry"));
    await retry.waitFor();
    expect(await visit.text(admin("bulk.notCounted")).count()).toBe(0);
    expect(await inspect(visit)).toEqual([]);
    await page.unrouteAll({ behavior: "wait" });
    await retry.click();
    await visit.text(admin("bulk.count", { count: 1 })).waitFor();
    await page.getByLabel(/Bélanger/).waitFor();
  });

  test("is nothing for the desk, which has no link to it", async () => {
    const clinic = await site().openClinic();
    const visit = await site().visit(clinic, look);
    await visit.become(await clinic.staff("DESK"));
    await visit.go(address);
    await visit.text(visit.admin("bulk.notAllowed")).waitFor();
    await soon(() => visit.page.getByRole("link", { name: visit.admin("navigation.bulkAccess") }).count()).toBe(0);
    expect(await inspect(visit)).toEqual([]);
  });
});
