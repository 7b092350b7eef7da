import { languages } from "./testing/looks.ts";
import { patientFor } from "./testing/people.ts";
import { useSite } from "./testing/site.ts";
import type { Visit } from "./testing/visit.ts";

const site = useSite();

const slowDown = 4;

declare global {
  var layoutShifts: string[] | undefined;
}

/** Opens the page on a slow device; answers what moved without being touched, and how far it counts. */
async function shiftsAt(visit: Visit, path: string): Promise<string[]> {
  const { page } = visit;
  const devtools = await visit.context.newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: slowDown });
  await page.addInitScript(() => {
    const shifts: string[] = [];
    globalThis.layoutShifts = shifts;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number; sources: { node: Node | null }[] })[])
        shifts.push(
          `${entry.value.toFixed(4)}: ${entry.sources.map(({ node }) => (node as Element | null)?.outerHTML?.slice(0, 100)).join(", ")}`,
        );
    }).observe({ type: "layout-shift", buffered: true });
  });
  await visit.go(path);
  await page.locator("h1:not(.visually-hidden)").waitFor();
  await page.waitForLoadState("networkidle");
  return page.evaluate(() => globalThis.layoutShifts ?? ["nothing was observed"]);
}

describe.each(languages)("in $locale on a $size that is four times slower nothing moves by itself", (look) => {
  test("at sign-in", async () => {
    const clinic = await site().openClinic();
    expect(await shiftsAt(await site().visit(clinic, look), "/portail/sign-in")).toEqual([]);
  });

  test.each(["", "conversations", "invoices"])("on the patient's page /%s", async (path) => {
    const clinic = await site().openClinic();
    const visit = await site().visit(clinic, look);
    const patient = await patientFor(clinic, visit);
    const startsAt = new Date(site().portail.clock.now().getTime() + 86_400_000).toISOString();
    for (let each = 0; each < 3; each += 1) await clinic.appointment(patient, { startsAt });
    await visit.become(await clinic.signInPatient(patient));
    expect(await shiftsAt(visit, `/portail/${path}`)).toEqual([]);
  });

  test("on the settings form", async () => {
    const clinic = await site().openClinic();
    const visit = await site().visit(clinic, look);
    await visit.become(await clinic.staff("SUPPORT"));
    expect(await shiftsAt(visit, "/admin/settings/patient-portal")).toEqual([]);
  });
});
