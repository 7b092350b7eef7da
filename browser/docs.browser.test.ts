import { writeFileSync } from "node:fs";
import path from "node:path";
import { inspect } from "./testing/inspect.ts";
import { languages } from "./testing/looks.ts";
import { useSite } from "./testing/site.ts";
import { soon } from "./testing/soon.ts";
import type { Visit } from "./testing/visit.ts";

const site = useSite();

const searchBox = ({ page, docs }: Visit) => page.getByRole("combobox", { name: docs("search.label") });
const options = ({ page }: Visit) => page.getByRole("option");
const answer = ({ page, docs }: Visit, status: string) => page.getByRole("heading", { name: docs("run.answer", { status }) });

describe.each(languages)("the documentation in $locale on a $size", (look) => {
  test("is found by name and by keyboard alone, and read in every kind of page", async () => {
    const visit = await site().visit(await site().openClinic(), look);
    const { page, docs } = visit;
    await visit.go("/docs");
    await visit.heading(docs("docs.title")).waitFor();
    expect(await inspect(visit)).toEqual([]);

    await page.locator("body").press("/");
    await visit.focusOn(searchBox(visit));
    await page.keyboard.type("upsert pat");
    await soon(() => options(visit).first().textContent()).toContain("upsertPatients");
    expect(await inspect(visit)).toEqual([]);
    await page.keyboard.press("ArrowDown");
    await soon(() => options(visit).nth(1).getAttribute("aria-selected")).toBe("true");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    await visit.heading("upsertPatients").waitFor();
    // Without the window's first page, the heading says where one is.
    await visit.focusOn(visit.heading("upsertPatients"));
    expect(visit.path()).toBe("/docs/operations/upsertPatients");
    await soon(() => page.locator(".who-may").textContent()).toContain("PATIENTS_WRITE");
    expect(await inspect(visit)).toEqual([]);

    await page.getByRole("link", { name: "UpsertPatientsInput" }).first().click();
    await visit.heading("UpsertPatientsInput").waitFor();
    expect(await inspect(visit)).toEqual([]);

    await searchBox(visit).fill("permission patients_read");
    await soon(() => options(visit).first().textContent()).toContain("Permission.PATIENTS_READ");
    await options(visit).first().click();
    await visit.heading("Permission").waitFor();
    expect(new URL(page.url()).hash).toBe("#PATIENTS_READ");
    await soon(() => page.locator("#PATIENTS_READ").isVisible()).toBe(true);

    await searchBox(visit).fill("zzzz");
    await visit.text(docs("search.none")).waitFor();
    await page.keyboard.press("Escape");
    await soon(() => visit.text(docs("search.none")).count()).toBe(0);
  });

  test("its guides and errors are in the reader's language, and the toggle keeps the page", async () => {
    const visit = await site().visit(await site().openClinic(), look);
    const { page, docs } = visit;
    for (const name of ["calling", "identity", "limits", "repeating", "changes"]) {
      await visit.go(`/docs/guides/${name}`);
      await visit.heading(docs(`guide.${name}`)).waitFor();
      await soon(() => page.locator(".prose").first().getAttribute("lang")).toBe(`${look.locale}-CA`);
      expect(await inspect(visit)).toEqual([]);
    }
    await visit.go("/docs/errors");
    await visit.heading(docs("errors.title")).waitFor();
    await soon(() => page.locator("#SETTINGS_CONFLICT").count()).toBe(1);
    expect(await inspect(visit)).toEqual([]);
    await page.getByRole("button", { name: docs("language.other") }).click();
    await visit.heading(look.locale === "fr" ? "Errors" : "Erreurs").waitFor();
    expect(visit.path()).toBe("/docs/errors");
    await visit.go("/docs/types/Nothing");
    await visit.heading(look.locale === "fr" ? "Page not found" : "Page introuvable").waitFor();
  });

  test("an example of the demo runs with the demo's token, with another one, and tells what went wrong", async () => {
    const clinic = await site().openClinic();
    await clinic.patient({ firstName: "Marie-Ève" });
    const tokens = path.join(site().portail.folder, "demo-api-tokens.json");
    writeFileSync(tokens, JSON.stringify({ [clinic.clinic.slug]: clinic.token }));
    const visit = await site().visit(clinic, look);
    const { page, docs } = visit;
    await visit.go("/docs/operations/patients");
    const token = page.getByLabel(docs("run.token"), { exact: true });
    await soon(() => token.inputValue()).toBe(clinic.token);
    await visit.button(docs("run.run")).click();
    await answer(visit, "200").waitFor();
    await soon(() => page.locator("main").textContent()).toContain('"firstName": "Marie-Ève"');
    expect(await inspect(visit)).toEqual([]);

    await page.getByLabel(docs("run.variables")).fill("{ first: 5 }");
    await visit.button(docs("run.run")).click();
    await visit.text(docs("run.unreadable")).waitFor();
    expect(await inspect(visit)).toEqual([]);

    await page.getByLabel(docs("run.variables")).fill('{ "first": 5 }');
    await token.fill("portail_wrong");
    await visit.button(docs("run.run")).click();
    await answer(visit, "401").waitFor();
    visit.expectTrouble(/401/);
  });

  test("an example that names something takes what is there in the demo", async () => {
    const clinic = await site().openClinic();
    const patient = await clinic.patient({ firstName: "Zoé" });
    writeFileSync(path.join(site().portail.folder, "demo-api-tokens.json"), JSON.stringify({ [clinic.clinic.slug]: clinic.token }));
    const visit = await site().visit(clinic, look);
    const { page, docs } = visit;
    await visit.go("/docs/operations/patient");
    await soon(() => page.getByLabel(docs("run.token"), { exact: true }).inputValue()).toBe(clinic.token);
    await visit.button(docs("run.run")).click();
    await answer(visit, "200").waitFor();
    const id = Buffer.from(`Patient:${patient.id}`).toString("base64url");
    await soon(() => page.getByLabel(docs("run.variables")).inputValue()).toContain(id);
    await soon(() => page.locator("main").textContent()).toContain('"firstName": "Zoé"');
  });
});
