import { chromium } from "playwright-core";
import { provideChromium } from "../../lib/chromium.mjs";
import { median } from "../measure.mjs";
import { startDemo } from "./demo-product.mjs";

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {{ name: string, path: string, as: "patient" | "staff" | null, act: (page: Page) => Promise<unknown> }} Interaction */

/** A phone of the middle class, as Lighthouse has it. */
const slowDown = 4;

/** @type {Interaction[]} */
const interactions = [
  {
    ...{ name: "typing in the sign-in", path: "/portail/sign-in", as: null },
    act: (page) => page.locator("#identificationValue").pressSequentially("DAMM8556", { delay: 80 }),
  },
  {
    ...{ name: "the language toggle", path: "/portail/sign-in", as: null },
    act: (page) => page.locator("button.toggle").first().click(),
  },
  {
    ...{ name: "opening a page", path: "/portail/", as: "patient" },
    act: (page) => page.locator('a[href$="/conversations"]').first().click(),
  },
  {
    ...{ name: "toggling a setting", path: "/admin/settings/patient-portal", as: "staff" },
    act: (page) => page.locator("main .switch input, main [role=switch]").nth(1).click(),
  },
];

/** What the browser says of each event: from the moment it came to the paint that follows, rounded to 8 ms. */
const observe = () => {
  const kept = /** @type {{ portailEvents?: number[] }} */ (/** @type {unknown} */ (globalThis));
  /** @type {number[]} */
  const durations = [];
  kept.portailEvents = durations;
  const options = { type: "event", buffered: true, durationThreshold: 16 };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (/** @type {any} */ (entry).interactionId) durations.push(entry.duration);
  }).observe(/** @type {any} */ (options));
};

/** The longest that one of the events took, 16 where all were shorter. @param {Page} page @param {Interaction} interaction @param {string} base */
async function longest(page, { path, act }, base) {
  await page.goto(base + path);
  await page.waitForLoadState("networkidle");
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: slowDown });
  await page.evaluate(observe);
  await act(page);
  await page.waitForTimeout(800);
  const durations = await page.evaluate(() => /** @type {any} */ (globalThis).portailEvents);
  return Math.max(16, .../** @type {number[]} */ (durations));
}

/**
 * From touch or key to the next paint, with a processor four times slower.
 * @param {{ rounds: number, tell: (line: string) => void }} options
 */
export async function benchInteractions({ rounds, tell }) {
  const executablePath = await provideChromium(() => undefined);
  const product = await startDemo();
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--disable-quic"] });
  try {
    const lines = [
      `From an input to the next paint, processor ${slowDown} times slower, longest event of each of ${rounds} tries: median (least–most)`,
    ];
    /** @type {Record<string, object>} */
    const result = {};
    for (const interaction of interactions) {
      /** @type {number[]} */
      const tries = [];
      for (let round = 0; round < rounds; round += 1) {
        const context = await browser.newContext({ viewport: { width: 412, height: 823 }, locale: "fr-CA" });
        if (interaction.as) await context.addCookies([{ ...product[interaction.as], url: product.base }]);
        tries.push(await longest(await context.newPage(), interaction, product.base));
        await context.close();
      }
      tell(interaction.name);
      result[interaction.name] = { milliseconds: tries };
      lines.push(`${interaction.name.padEnd(24)} ${median(tries)} ms (${Math.min(...tries)}–${Math.max(...tries)})`);
    }
    return { lines, result };
  } finally {
    await browser.close();
    await product.stop();
  }
}
