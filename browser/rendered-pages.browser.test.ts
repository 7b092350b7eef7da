import { languages } from "./testing/looks.ts";
import { patientFor } from "./testing/people.ts";
import { useSite } from "./testing/site.ts";
import type { Visit } from "./testing/visit.ts";

const site = useSite();

/** Scripts come when they are let through; until then there is what the server rendered. */
async function holdScripts({ page }: Visit): Promise<() => Promise<void>> {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route(/\/assets\/start.*\.js/, async (route) => {
    await released;
    await route.continue();
  });
  return async () => {
    release();
    await page.waitForLoadState("networkidle");
  };
}

const open = (visit: Visit, path: string) => visit.page.goto(visit.address(path), { waitUntil: "commit" });

/** What can be read on the page, piece by piece, and the tags around it. */
const shown = ({ page }: Visit): Promise<string> =>
  page.locator("#root").evaluate((root) => root.innerHTML.replace(/<!--.*?-->| value="[^"]*"| aria-busy="true"/g, ""));

describe.each(languages)("what the server rendered in $locale on a $size", (look) => {
  test("is the sign-in as the app has it, which keeps what was typed and chosen meanwhile, and the focus", async () => {
    const clinic = await site().openClinic();
    const visit = await site().visit(clinic, look);
    const { page, portal } = visit;
    const letThrough = await holdScripts(visit);
    await open(visit, "/portail/sign-in");
    await visit.heading(portal("who.title")).waitFor();
    const rendered = await shown(visit);
    await page.locator("#identificationValue").fill("DAMM 8556");
    await page.getByRole("radio", { name: portal("channel.SMS") }).check();
    await page.locator("#destination").fill("514 555-0123");
    await letThrough();
    await page.getByLabel(portal("destination.SMS")).waitFor();
    expect(await page.locator("#identificationValue").inputValue()).toBe("DAMM 8556");
    expect(await page.locator("#destination").inputValue()).toBe("514 555-0123");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("destination");
    await page.locator("#identificationValue").press("End");
    await page.locator("#identificationValue").pressSequentially("1234");
    expect(await page.locator("#identificationValue").inputValue()).toBe("DAMM 85561234");
    await page.getByRole("radio", { name: portal("channel.EMAIL") }).check();
    await page.locator("#identificationValue").fill("");
    expect(await shown(visit)).toBe(rendered);
  });

  test("answers to what was pressed before the app was there", async () => {
    const clinic = await site().openClinic();
    const visit = await site().visit(clinic, look);
    const letThrough = await holdScripts(visit);
    await open(visit, "/portail/sign-in");
    await visit.page.locator("#identificationValue").fill("DAMM85561412");
    await visit.button(visit.portal("who.send")).click();
    await letThrough();
    await visit.text(visit.portal("required.destination")).first().waitFor();
    expect(visit.path()).toBe("/portail/sign-in");
    expect(await visit.page.locator("#identificationValue").inputValue()).toBe("DAMM85561412");
  });

  test("is the patient's home, whole", async () => {
    const clinic = await site().openClinic();
    const visit = await site().visit(clinic, look);
    const patient = await patientFor(clinic, visit);
    const startsAt = new Date(site().portail.clock.now().getTime() + 86_400_000).toISOString();
    await clinic.appointment(patient, { startsAt });
    await visit.become(await clinic.signInPatient(patient));
    const letThrough = await holdScripts(visit);
    await open(visit, "/portail/");
    await visit.heading(visit.portal("home.greeting", { name: "Marie-Ève" })).waitFor();
    expect(await visit.page.locator("article").count()).toBe(1);
    const rendered = await shown(visit);
    await letThrough();
    expect(await shown(visit)).toBe(rendered);
  });

  test("is what stands first in the settings form, and the form comes in its place", async () => {
    const clinic = await site().openClinic();
    const visit = await site().visit(clinic, look);
    await visit.become(await clinic.staff("SUPPORT"));
    const letThrough = await holdScripts(visit);
    await open(visit, "/admin/settings/patient-portal");
    await visit.heading(visit.admin("settings.title")).waitFor();
    const first = visit.text(visit.admin("hint.portalAccess"));
    const before = (await first.boundingBox())!;
    await letThrough();
    await visit.page.locator("#setting-portalAccess").waitFor();
    const after = (await first.boundingBox())!;
    expect(Math.abs(after.y - before.y)).toBeLessThan(12);
    expect([after.x, after.width, after.height]).toEqual([before.x, before.width, before.height]);
  });
});

test("a tab that has a code to enter shows where to enter it, and nothing else before", async () => {
  const clinic = await site().openClinic();
  const visit = await site().visit(clinic, languages[0]!);
  const patient = await patientFor(clinic, visit);
  await visit.go("/portail/sign-in");
  await visit.page.locator("#identificationValue").fill("DAMM85561412");
  await visit.page.locator("#destination").fill(patient.email!);
  await visit.button(visit.portal("who.send")).click();
  await visit.heading(visit.portal("code.title")).waitFor();
  const letThrough = await holdScripts(visit);
  await visit.page.reload({ waitUntil: "commit" });
  expect(await visit.page.locator("#root").innerHTML()).toBe("");
  await letThrough();
  await visit.heading(visit.portal("code.title")).waitFor();
});

test("without script, what would answer to nothing is not seen", async () => {
  const clinic = await site().openClinic();
  const visit = await site().visit(clinic, languages[0]!);
  const context = await visit.context.browser()!.newContext({ javaScriptEnabled: false, locale: "fr-CA" });
  const page = await context.newPage();
  await page.goto(visit.address("/portail/sign-in"));
  const visible = await Promise.all((await page.locator("h1").all()).map(async (one) => [await one.textContent(), await one.isVisible()]));
  await context.close();
  expect(visible).toEqual([
    [visit.portal("who.title"), false],
    ["Le portail a besoin de JavaScript", true],
    ["The portal needs JavaScript", true],
  ]);
});
