import type { Request } from "playwright-core";
import { languages } from "./testing/looks.ts";
import { patientFor } from "./testing/people.ts";
import { signOut } from "./testing/portal-menu.ts";
import { useSite } from "./testing/site.ts";
import type { Visit } from "./testing/visit.ts";

const site = useSite();

/** The operations that a browser asks the server for. */
function operationsOf({ page }: Visit): string[] {
  const asked: string[] = [];
  page.on("request", (request: Request) => {
    if (!request.url().endsWith("/graphql")) return;
    asked.push((request.postDataJSON() as { operationName: string }).operationName);
  });
  return asked;
}

const settled = ({ page }: Visit): Promise<void> => page.waitForLoadState("networkidle");

describe.each(languages)("a page in $locale on a $size", (look) => {
  test("of the portal comes with its data, in the patient's language, and leaves nothing of them behind", async () => {
    const clinic = await site().openClinic();
    const visit = await site().visit(clinic, look);
    const patient = await patientFor(clinic, visit);
    await visit.become(await clinic.signInPatient(patient));
    const asked = operationsOf(visit);
    await visit.go("/portail/");
    await visit.heading(visit.portal("home.greeting", { name: "Marie-Ève" })).waitFor();
    await settled(visit);
    expect(asked).toEqual([]);
    expect(await visit.page.locator("#page-answers").count()).toBe(0);
  });

  test.each(["invoices", "conversations", "devices", "my-information", "record-views"])(
    "of the patient's %s asks for nothing that it has",
    async (path) => {
      const clinic = await site().openClinic();
      const visit = await site().visit(clinic, look);
      await visit.become(await clinic.signInPatient(await patientFor(clinic, visit)));
      const asked = operationsOf(visit);
      await visit.go(`/portail/${path}`);
      await visit.page.locator("h1").waitFor();
      await settled(visit);
      expect(asked).toEqual([]);
    },
  );

  test("of the settings form comes with the settings", async () => {
    const clinic = await site().openClinic();
    const visit = await site().visit(clinic, look);
    await visit.become(await clinic.staff("SUPPORT"));
    const asked = operationsOf(visit);
    await visit.go("/admin/settings/patient-portal");
    await visit.heading(visit.admin("settings.title")).waitFor();
    await settled(visit);
    expect(asked.filter((name) => ["AdminStart", "PortalSettingsPage"].includes(name))).toEqual([]);
  });

  test("that somebody has left tells nothing to who goes back to it once they are signed out", async () => {
    const clinic = await site().openClinic();
    const visit = await site().visit(clinic, look);
    const greeting = visit.portal("home.greeting", { name: "Marie-Ève" });
    await visit.become(await clinic.signInPatient(await patientFor(clinic, visit)));
    await visit.go("/portail/");
    await visit.heading(greeting).waitFor();
    await visit.go("/docs");
    const other = await site().tab(visit);
    await other.go("/portail/");
    await other.heading(greeting).waitFor();
    await signOut(other);
    await other.heading(other.portal("who.title")).waitFor();
    await visit.page.goBack();
    await visit.heading(visit.portal("who.title")).waitFor();
    expect(await visit.page.content()).not.toContain("Marie-Ève");
  });
});
