import lighthouse from "lighthouse";
import { provideChromium } from "../../lib/chromium.mjs";
import { median } from "../measure.mjs";
import { startChromium } from "./debugged-chromium.mjs";
import { startDemo } from "./demo-product.mjs";

const categories = /** @type {const} */ (["performance", "accessibility", "best-practices", "seo"]);

/** @typedef {{ name: string, path: string, as: "patient" | "staff" | null }} Page */

/** @type {Page[]} */
const pages = [
  { name: "sign-in", path: "/portail/sign-in", as: null },
  { name: "home", path: "/portail/", as: "patient" },
  { name: "settings form", path: "/admin/settings/patient-portal", as: "staff" },
];

/** @typedef {Record<string, { score: number | null, numericValue?: number }>} Audits */

/**
 * One visit with a cold cache, on Lighthouse's phone: slow 4G and a processor four times slower, simulated.
 * @param {string} url @param {number} port @param {string | null} cookie @param {number} [tries]
 * @returns {Promise<import("lighthouse").Result>}
 */
async function visit(url, port, cookie, tries = 3) {
  const options = { port, logLevel: /** @type {const} */ ("error"), onlyCategories: [...categories] };
  const run = await lighthouse(url, { ...options, ...(cookie && { extraHeaders: { Cookie: cookie } }) });
  // On a busy machine Chromium's trace may begin too late, which says nothing about the page.
  if (run?.lhr.runtimeError?.code === "NO_NAVSTART" && tries > 1) return visit(url, port, cookie, tries - 1);
  if (!run || run.lhr.runtimeError) throw new Error(`Lighthouse failed: ${run?.lhr.runtimeError?.message ?? "no result"}`);
  return run.lhr;
}

const span = (/** @type {number[]} */ values) => {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return least === most ? `${least}` : `${median(values)} (${least}–${most})`;
};

/** @param {Awaited<ReturnType<typeof visit>>[]} runs */
function describe(runs) {
  const scores = categories.map((id) => `${id} ${span(runs.map((run) => Math.round((run.categories[id]?.score ?? 0) * 100)))}`);
  const metric = (/** @type {string} */ id) => median(runs.map((run) => run.audits[id]?.numericValue ?? NaN));
  const times = `FCP ${Math.round(metric("first-contentful-paint"))} ms, LCP ${Math.round(metric("largest-contentful-paint"))} ms`;
  const rest = `TBT ${Math.round(metric("total-blocking-time"))} ms, CLS ${metric("cumulative-layout-shift").toFixed(3)}`;
  const failed = new Set(
    runs.flatMap((run) => {
      const counted = categories.flatMap((id) => run.categories[id]?.auditRefs ?? []).filter(({ weight }) => weight > 0);
      return counted.filter(({ id }) => (run.audits[id]?.score ?? 1) < 0.9).map(({ id }) => id);
    }),
  );
  const result = Object.fromEntries(categories.map((id) => [id, runs.map((run) => run.categories[id]?.score ?? 0)]));
  return { scores, metrics: `${times}, ${rest}`, failed: [...failed], result };
}

/**
 * The four categories on sign-in, home and the settings form.
 * @param {{ rounds: number, tell: (line: string) => void }} options
 */
export async function benchLighthouse({ rounds, tell }) {
  const executablePath = await provideChromium(() => undefined);
  const product = await startDemo();
  const chromium = await startChromium(executablePath).catch(async (error) => {
    await product.stop();
    throw error;
  });
  try {
    /** @type {string[]} */
    const lines = [`Lighthouse, phone profile, ${rounds} cold visits each: median (least–most)`];
    /** @type {Record<string, object>} */
    const results = {};
    for (const { name, path, as } of pages) {
      const cookie = as && `${product[as].name}=${product[as].value}`;
      const runs = [];
      for (let round = 0; round < rounds; round += 1) {
        runs.push(await visit(product.base + path, chromium.port, cookie));
        tell(`${name}: visit ${round + 1} of ${rounds}`);
      }
      const { scores, metrics, failed, result } = describe(runs);
      results[name] = result;
      lines.push(`${name.padEnd(14)} ${scores.join("  ")}`, `${"".padEnd(14)} ${metrics}`);
      if (failed.length > 0) lines.push(`${"".padEnd(14)} below 0.9: ${failed.join(", ")}`);
    }
    return { lines, result: results };
  } finally {
    await chromium.stop();
    await product.stop();
  }
}
