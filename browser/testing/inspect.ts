import axe from "axe-core";
import type { AxeResults } from "axe-core";
import type { Visit } from "./visit.ts";

const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Colours are all that the scheme changes. */
const inDark = ["color-contrast", "link-in-text-block"];

const told = (scheme: string, { violations }: AxeResults): string[] =>
  violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${scheme} ${id}: ${html}\n${failureSummary}`));

/** Brought into a page once, and asked for what is wrong alone: a third of the time that a report of everything takes. */
async function runAxe(page: Visit["page"], runOnly: readonly string[]): Promise<AxeResults> {
  const there = await page.evaluate(() => "axe" in globalThis);
  if (!there) await page.evaluate(axe.source);
  return page.evaluate(
    (rules) => (globalThis as unknown as { axe: typeof axe }).axe.run({ runOnly: [...rules], resultTypes: ["violations"], preload: false }),
    runOnly,
  );
}

/** A bar that sticks covers what is scrolled behind it at the moment, and nothing for good. Answers how to let them stick again. */
async function unstick(page: Visit["page"]): Promise<() => Promise<void>> {
  const bars = await page.evaluateHandle(() =>
    [...document.body.querySelectorAll<HTMLElement>("*")].filter((element) => getComputedStyle(element).position === "sticky"),
  );
  const position = (value: string) => bars.evaluate((elements, to) => elements.forEach((element) => (element.style.position = to)), value);
  await position("static");
  return () => position("");
}

/** What of the page as it is now keeps somebody out: in light and in dark, and where the screen is 320 pixels wide. */
export async function inspect({ page, look }: Visit): Promise<string[]> {
  const found: string[] = [];
  const stick = await unstick(page);
  await page.emulateMedia({ colorScheme: "light" });
  found.push(...told("light", await runAxe(page, standards)));
  await page.emulateMedia({ colorScheme: "dark" });
  found.push(...told("dark", await runAxe(page, inDark)));
  await page.emulateMedia({ colorScheme: null });
  await stick();

  const size = page.viewportSize()!;
  const top = await page.evaluate(() => scrollY);
  await page.setViewportSize({ width: 320, height: size.height });
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  if (width > 320) found.push(`at 320 pixels the page is ${width} wide`);
  await page.setViewportSize(size);
  // Where the page is longer at 320 pixels, the browser would else move it under the next click.
  await page.evaluate((to) => scrollTo({ top: to, behavior: "instant" }), top);

  const { lang, title, headings } = await page.evaluate(() => ({
    lang: document.documentElement.lang,
    title: document.title,
    headings: [...document.querySelectorAll("h1")].filter((heading) => heading.checkVisibility()).length,
  }));
  if (lang !== `${look.locale}-CA`) found.push(`the page says it is in ${lang}`);
  if (title === "" || headings !== 1) found.push(`the page "${title}" has ${headings} main headings`);
  return found;
}
