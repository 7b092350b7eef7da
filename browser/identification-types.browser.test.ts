import type { ApiClient } from "../server/testing/api-client.ts";
import { upsertPatients } from "../server/testing/batches.ts";
import { inspect } from "./testing/inspect.ts";
import { languages, looks } from "./testing/looks.ts";
import { useSite } from "./testing/site.ts";
import { soon } from "./testing/soon.ts";
import type { Visit } from "./testing/visit.ts";

const site = useSite();
const address = "/admin/identification-types";

/** Another browser of the administration changes a type. */
async function changeType(admin: ApiClient, typeName: string, changes: object): Promise<void> {
  const { clinic } = await admin.data("{ clinic { identificationTypes { id name version } } }");
  const { id, version } = clinic.identificationTypes.find(({ name }: { name: string }) => name === typeName);
  const mutation = "mutation ($input: UpdateIdentificationTypeInput!) { updateIdentificationType(input: $input) { errors { code } } }";
  expect((await admin.data(mutation, { input: { id, version, ...changes } })).updateIdentificationType.errors).toEqual([]);
}

const card = ({ page }: Visit, name: string) => page.getByRole("article", { name, exact: true });

describe.each(looks)("identification types in $locale on a $size", (look) => {
  test("the administration makes one, changes it, archives it and takes it back", async () => {
    const clinic = await site().openClinic();
    const visit = await site().visit(clinic, look);
    const { page, admin } = visit;
    await visit.become(await clinic.staff("ADMIN"));
    await visit.go("/admin");
    await page.getByRole("link", { name: admin("navigation.idTypes") }).click();
    await visit.heading(admin("idTypes.title")).waitFor();
    await soon(() => card(visit, "RAMQ").textContent()).toContain("AAAA 9999 9999");

    await page.getByRole("link", { name: admin("idTypes.new") }).click();
    await visit.focusOn(visit.heading(admin("idTypes.newTitle")));
    await page.getByLabel(admin("idTypes.label.name")).fill("ramq");
    await page.getByLabel(admin("idTypes.label.visibleNameFr")).fill("Carte Santé");
    await visit.button(admin("idTypes.create")).click();
    // All that is missing is said at once, in the summary and at the fields.
    await page.getByRole("heading", { level: 2, name: admin("form.problems", { count: 1 }) }).waitFor();
    await page.getByLabel(admin("idTypes.label.visibleNameEn")).fill("Health card");
    await visit.button(admin("idTypes.create")).click();
    await soon(() => page.locator("#id-type-issuer-error").count()).toBe(1);
    await page.locator(".notice.danger a").first().click();
    await visit.focusOn(page.locator("#id-type-issuer"));
    await page.locator("#id-type-issuer").selectOption("ON");
    await visit.button(admin("idTypes.create")).click();
    await soon(() => page.locator("#id-type-name-error").count()).toBe(1);
    await page.getByLabel(admin("idTypes.label.name")).fill("OHIP");
    await visit.button(admin("idTypes.create")).click();
    await visit.heading(admin("idTypes.title")).waitFor();
    await soon(() => card(visit, "OHIP").textContent()).toContain("9999-999-999-AA");

    await card(visit, "OHIP").getByRole("link").click();
    await visit.heading(admin("idTypes.editTitle")).waitFor();
    await page.getByRole("checkbox", { name: admin("idTypes.label.primary") }).check();
    await visit.button(admin("idTypes.save")).click();
    await page
      .getByRole("status")
      .filter({ hasText: admin("save.saved") })
      .waitFor();
    await page.getByRole("link", { name: admin("idTypes.back") }).click();
    await soon(() => card(visit, "OHIP").textContent()).toContain(admin("idTypes.badge.primary"));
    await soon(() => card(visit, "RAMQ").textContent()).not.toContain(admin("idTypes.badge.primary"));

    await card(visit, "OHIP").getByRole("button").click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText(admin("idTypes.archiveSignIn")).waitFor();
    await dialog.getByRole("button", { name: admin("idTypes.archive"), exact: true }).click();
    await page.getByRole("heading", { level: 2, name: admin("idTypes.archived") }).waitFor();
    await card(visit, "OHIP").getByRole("button").click();
    await dialog.getByRole("button", { name: admin("idTypes.restore"), exact: true }).click();
    await page.getByRole("heading", { level: 2, name: admin("idTypes.archived") }).waitFor({ state: "detached" });
    await card(visit, "OHIP").waitFor();
  });
});

describe.each(languages)("identification types in $locale", (look) => {
  test("somebody else saved meanwhile: both are shown, and what was entered isn't lost", async () => {
    const clinic = await site().openClinic();
    const colleague = await clinic.staff("ADMIN");
    const visit = await site().visit(clinic, look);
    const { page, admin } = visit;
    await visit.become(await clinic.staff("ADMIN"));
    await visit.go(address);
    await card(visit, "Dossier").getByRole("link").click();
    await page.getByLabel(admin("idTypes.label.visibleNameFr")).fill("Numéro de fiche");
    await changeType(colleague, "Dossier", { name: "Fiche", visibleName: { fr: "Fiche", en: "File" } });
    await visit.button(admin("idTypes.save")).click();
    await page.getByRole("heading", { name: admin("idTypes.conflictTitle") }).waitFor();
    await soon(() => page.getByRole("group").count()).toBe(3);
    expect(await inspect(visit)).toEqual([]);
    await visit.button(admin("conflict.save")).click();
    await page
      .getByRole("status")
      .filter({ hasText: admin("save.saved") })
      .waitFor();
    await soon(() => page.getByLabel(admin("idTypes.label.name")).inputValue()).toBe("Fiche");
    await soon(() => page.getByLabel(admin("idTypes.label.visibleNameFr")).inputValue()).toBe("Numéro de fiche");
  });

  test("who issues numbers that charts have is only read, and unsaved changes are asked after", async () => {
    const clinic = await site().openClinic();
    const number = { typeId: clinic.typeId("ramq"), value: "AAAA01010112" };
    const person = { externalId: "P", firstName: "A", lastName: "B", dateOfBirth: "2001-01-01", sex: "MALE" };
    await upsertPatients(site().portail.program(clinic.token, clinic.clinic.slug), { ...person, identifications: [number] });
    const visit = await site().visit(clinic, look);
    const { page, admin } = visit;
    await visit.become(await clinic.staff("ADMIN"));
    await visit.go(address);
    await card(visit, "RAMQ").getByRole("link").click();
    await visit.text(admin("idTypes.fixed")).waitFor();
    await soon(() => page.locator("#id-type-issuer").count()).toBe(0);
    await page.getByRole("checkbox", { name: admin("idTypes.label.portalVisible") }).uncheck();
    await page.getByRole("link", { name: admin("idTypes.back") }).click();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: admin("leave.stay") })
      .click();
    await visit.button(admin("save.discard")).click();
    await page.getByRole("link", { name: admin("idTypes.back") }).click();
    await card(visit, "RAMQ").waitFor();
  });

  test("keep nobody out, in any state", async () => {
    const clinic = await site().openClinic();
    const visit = await site().visit(clinic, look);
    const { page, admin } = visit;
    await visit.become(await clinic.staff("ADMIN"));
    await visit.go(address);
    await card(visit, "RAMQ").waitFor();
    expect(await inspect(visit)).toEqual([]);
    await card(visit, "RAMQ").getByRole("button").click();
    await page.getByRole("dialog").waitFor();
    expect(await inspect(visit)).toEqual([]);
    await visit.go(`${address}/new`);
    await page.getByLabel(admin("idTypes.label.name")).fill("x");
    await visit.button(admin("idTypes.create")).click();
    await page.locator(".notice.danger").waitFor();
    expect(await inspect(visit)).toEqual([]);
    await visit.go(`${address}/none`);
    await visit.text(admin("idTypes.unknown")).waitFor();
    expect(await inspect(visit)).toEqual([]);
  });

  test("are read by the desk, which has no link to them and changes none", async () => {
    const clinic = await site().openClinic();
    const visit = await site().visit(clinic, look);
    const { page, admin } = visit;
    await visit.become(await clinic.staff("DESK"));
    await visit.go(address);
    await visit.text(admin("idTypes.readOnly")).waitFor();
    await card(visit, "RAMQ").waitFor();
    await soon(() => page.getByRole("link", { name: admin("navigation.idTypes") }).count()).toBe(0);
    await soon(() => page.getByRole("article").getByRole("button").count()).toBe(0);
    await visit.go(`${address}/new`);
    await visit.text(admin("idTypes.readOnly")).waitFor();
    await soon(() => page.getByRole("textbox").count()).toBe(0);
    expect(await inspect(visit)).toEqual([]);
  });
});
