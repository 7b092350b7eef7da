import { readFile } from "node:fs/promises";
import type { Locator } from "playwright-core";
import { toGlobalId } from "../server/graphql/global-id.ts";
import { minutes } from "../server/kernel/clock.ts";
import type { Patient } from "../server/modules/patients/patient.entity.ts";
import type { ApiClient } from "../server/testing/api-client.ts";
import type { TestClinic } from "../server/testing/clinic.ts";
import { inspect } from "./testing/inspect.ts";
import { languages } from "./testing/looks.ts";
import type { Look } from "./testing/looks.ts";
import { useSite } from "./testing/site.ts";
import { soon } from "./testing/soon.ts";
import type { Visit } from "./testing/visit.ts";

const site = useSite();
const trail = "/admin/audit";
const chartOf = ({ id }: Patient, part = ""): string => `/admin/patients/${toGlobalId("Patient", id)}${part}`;

async function staffAt(clinic: TestClinic, look: Look, role: "ADMIN" | "DESK" | "SUPPORT", address: string): Promise<Visit> {
  const visit = await site().visit(clinic, look);
  await visit.become(await clinic.staff(role));
  await visit.go(address);
  return visit;
}

const read = (caller: ApiClient, { id }: Patient) =>
  caller.data("query ($id: ID!) { patient(id: $id) { email } }", { id: toGlobalId("Patient", id) });

const events = ({ page }: Visit): Locator => page.getByRole("article");
const what = ({ admin }: Visit, action: string): string => {
  const [subject, act] = action.split(".");
  return admin("audit.what", { subject: admin(`audit.subject.${subject}`), act: admin(`audit.act.${act}`) });
};
const eventOf = (visit: Visit, action: string): Locator =>
  events(visit).filter({ has: visit.page.getByRole("heading", { name: what(visit, action) }) });

describe.each(languages)("the audit trail in $locale on a $size", (look) => {
  test("the administration finds who looked at a chart, by class, by person and by patient, and takes it away", async () => {
    const clinic = await site().openClinic();
    const patient = await clinic.patient({ firstName: "Marie-Ève", lastName: "D’Amours" });
    const other = await clinic.patient({ firstName: "Zoé", lastName: "Gagné" });
    const desk = await clinic.staff("DESK");
    await read(desk, patient);
    await read(desk, other);
    await desk.data("{ patients { edges { node { id } } } }");
    await site().portail.services.auditChain.seal();
    const visit = await staffAt(clinic, look, "ADMIN", trail);
    const { page, admin } = visit;
    await visit.heading(admin("audit.title")).waitFor();
    await soon(() => eventOf(visit, "patient.read").count()).toBe(2);
    const list = eventOf(visit, "patient.listed").first();
    await soon(() => list.getByRole("link").allTextContents()).toEqual(expect.arrayContaining(["Marie-Ève D’Amours", "Zoé Gagné"]));
    await list.getByText(admin("audit.details")).click();
    await soon(() => list.textContent()).toContain("patient.listed");

    await page.getByLabel(admin("audit.filter.class")).selectOption("SECURITY");
    await soon(() => eventOf(visit, "patient.read").count()).toBe(0);
    await soon(() => eventOf(visit, "staff.signed-in").count()).toBeGreaterThan(0);
    await page.getByLabel(admin("audit.filter.class")).selectOption("READ");
    await page.getByLabel(admin("audit.filter.actor")).selectOption({ label: `DESK ${clinic.clinic.slug}` });
    await soon(() => eventOf(visit, "patient.read").count()).toBe(2);
    await visit.button(admin("audit.filter.choosePatient")).click();
    await page.getByLabel(admin("patients.search")).fill("gagné");
    await page.getByRole("button", { name: /Zoé Gagné/ }).click();
    await page.getByText(admin("audit.filter.ofPatient", { name: "Zoé Gagné" })).waitFor();
    await soon(() => eventOf(visit, "patient.read").count()).toBe(1);
    await soon(() => eventOf(visit, "patient.listed").count()).toBe(1);

    const link = page.getByRole("link", { name: admin("audit.export.csv") });
    const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
    expect(download.suggestedFilename()).toBe("audit.csv");
    const lines = (await readFile(await download.path(), "utf8")).trimEnd().split("\r\n");
    expect(lines.filter((line) => line.includes('"patient.read"'))).toHaveLength(1);
    expect(lines).toHaveLength(3);

    // A link to what is filtered can be kept.
    await page.reload();
    await soon(() => eventOf(visit, "patient.read").count()).toBe(1);
    await page.getByLabel(admin("audit.filter.from")).fill("2031-01-01");
    await page.getByRole("heading", { name: admin("audit.none") }).waitFor();
    await visit.button(admin("audit.showAll")).click();
    await soon(() => eventOf(visit, "audit-trail.exported").count()).toBe(1);
    expect(new URL(page.url()).search).toBe("");
  });

  test("a chart says who looked at it, and leads to all that the trail has about it", async () => {
    const clinic = await site().openClinic();
    const patient = await clinic.patient({ firstName: "Marie-Ève", lastName: "D’Amours" });
    site().portail.clock.advance(minutes(10));
    await read(await clinic.staff("DESK"), patient);
    site().portail.clock.advance(minutes(10));
    const visit = await staffAt(clinic, look, "ADMIN", chartOf(patient, "/views"));
    const { page, admin } = visit;
    const looks = page.getByRole("list", { name: admin("chart.section.views") });
    await soon(() => looks.textContent()).toContain(`DESK ${clinic.clinic.slug}`);
    await soon(() => looks.textContent()).toContain(admin("views.what.CHART"));
    await page.getByRole("link", { name: admin("views.inTrail") }).click();
    await visit.heading(admin("audit.title")).waitFor();
    await page.getByText(admin("audit.filter.ofPatient", { name: "Marie-Ève D’Amours" })).waitFor();
    await soon(() => eventOf(visit, "patient.created").count()).toBe(1);
    await visit.button(admin("audit.filter.allPatients")).click();
    await soon(() => eventOf(visit, "staff.signed-in").count()).toBeGreaterThan(0);
    // The desk sees who looked as well, and nothing of the trail.
    const clerk = await staffAt(clinic, look, "DESK", chartOf(patient, "/views"));
    await soon(() => clerk.page.getByRole("list", { name: clerk.admin("chart.section.views") }).textContent()).toContain("ADMIN");
    expect(await clerk.page.getByRole("link", { name: clerk.admin("views.inTrail") }).count()).toBe(0);
    expect(await clerk.page.getByRole("link", { name: clerk.admin("navigation.audit") }).count()).toBe(0);
  });

  test("keeps nobody out, in any state", async () => {
    const clinic = await site().openClinic();
    const patient = await clinic.patient();
    const visit = await staffAt(clinic, look, "ADMIN", trail);
    const { page, admin } = visit;
    await eventOf(visit, "patient.created").first().waitFor();
    expect(await inspect(visit)).toEqual([]);
    await site().portail.services.auditChain.seal();
    await visit.go(`${trail}?patientId=${toGlobalId("Patient", patient.id)}`);
    await eventOf(visit, "patient.created").waitFor();
    await eventOf(visit, "patient.created").getByText(admin("audit.details")).click();
    await page.getByText(admin("audit.seal.title"), { exact: true }).click();
    await page.getByText(/^\d+:[0-9a-f]{64}$/).waitFor();
    expect(await inspect(visit)).toEqual([]);
    await visit.go(`${trail}?from=2031-01-01`);
    await page.getByRole("heading", { name: admin("audit.none") }).waitFor();
    await visit.button(admin("audit.filter.choosePatient")).click();
    expect(await inspect(visit)).toEqual([]);
    const clerk = await staffAt(clinic, look, "DESK", trail);
    await clerk.page.getByText(clerk.admin("audit.notAllowed")).waitFor();
    expect(await inspect(clerk)).toEqual([]);
  });
});
