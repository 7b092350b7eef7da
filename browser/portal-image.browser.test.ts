import { checkerboard, landscape, noise, plain } from "../server/modules/portal-images/testing/pictures.ts";
import type { TestClinic } from "../server/testing/clinic.ts";
import type { Look } from "./testing/looks.ts";
import { languages } from "./testing/looks.ts";
import { groundOf } from "./testing/pixels.ts";
import { putImage, save, saved, supportAt } from "./testing/settings-form.ts";
import { useSite } from "./testing/site.ts";
import type { Visit } from "./testing/visit.ts";

// Every picture is looked at in sixteen places.
jest.setTimeout(60_000);

const site = useSite();
const english: Look = { locale: "en", size: "desktop" };

const pictures = {
  white: () => plain(960, 600, "#ffffff").png(),
  black: () => plain(960, 600, "#000000").png(),
  "a checkerboard of single pixels": () => checkerboard(960, 600, 1).png(),
  noise: () => noise(800, 500).png(),
  "a photograph": () => landscape(1000, 625).jpeg({ quality: 90 }),
} as const;

/** A clinic whose portal has the image, sent and saved through the form. */
async function clinicWith(bytes: Buffer): Promise<TestClinic> {
  const clinic = await site().openClinic();
  const visit = await supportAt(site(), clinic, english);
  await putImage(visit, { name: "fond.png", bytes });
  await save(visit);
  await saved(visit);
  return clinic;
}

const imageOf = ({ page }: Visit) => page.locator(".backdrop-image img");

/** The sign-in page with its image painted. */
async function portalOf(clinic: TestClinic, look: Look): Promise<Visit> {
  const visit = await site().visit(clinic, look);
  await visit.page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) =>
      shifts.push(...list.getEntries().map((entry) => (entry as PerformanceEntry & { value: number }).value)),
    ).observe({ type: "layout-shift", buffered: true });
  });
  await visit.go("/portal");
  await visit.heading(visit.portal("who.title")).waitFor();
  await imageOf(visit).evaluate(async (image: HTMLImageElement) => {
    await image.decode();
  });
  return visit;
}

describe.each(Object.keys(pictures) as (keyof typeof pictures)[])("over %s", (name) => {
  test("white text can be read everywhere, by day and by night, on a phone and on a desktop", async () => {
    const clinic = await clinicWith(await pictures[name]().toBuffer());
    const found: Record<string, number> = {};
    for (const size of ["phone", "desktop"] as const) {
      const visit = await portalOf(clinic, { locale: "fr", size });
      const { page } = visit;
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        const toggle = page.locator(".backdrop .toggle").first();
        const grounds = { name: page.locator(".backdrop-name"), footer: page.locator(".backdrop-footer p"), toggle };
        for (const [where, element] of Object.entries(grounds))
          found[`${size} ${colorScheme} ${where}`] = (await groundOf(element)).contrast;
        await toggle.hover();
        found[`${size} ${colorScheme} hovered`] = (await groundOf(toggle)).contrast;
        await page.mouse.move(0, 0);
      }
      expect(await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts)).toEqual([]);
    }
    expect(Object.entries(found).filter(([, contrast]) => contrast < 4.5)).toEqual([]);
    expect(Object.keys(found)).toHaveLength(16);
  });
});

describe.each(languages)("the portal's image in $locale on a $size", (look) => {
  test("is there for everybody but who asked for more contrast or for their own colours", async () => {
    const clinic = await clinicWith(await landscape(800, 500).png().toBuffer());
    const visit = await portalOf(clinic, look);
    const { page } = visit;
    const image = imageOf(visit);
    expect((await groundOf(page.locator(".backdrop-name"))).colours).toBeGreaterThan(20);
    await page.emulateMedia({ contrast: "more" });
    await image.waitFor({ state: "hidden" });
    await page.emulateMedia({ contrast: null, forcedColors: "active" });
    await image.waitFor({ state: "hidden" });
    await page.emulateMedia({ forcedColors: null });
    await image.waitFor({ state: "visible" });
  });
});
