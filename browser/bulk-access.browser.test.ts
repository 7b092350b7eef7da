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
    await card.getByText(admin("bulk.state.UNDO_RUNNING"), { exact: true }).waitFor();
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
    await page.getByText(admin("bulk.state.UNDO_RUNNING"), { exact: true }).waitFor();
    await work();
    await page.getByText(admin("bulk.kept", { count: 1 })).click();
    await page.locator(".bulk-failure-list > li a").waitFor();
    expect(await inspect(visit)).toEqual([]);
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
