import type { Locator } from "playwright-core";
import sharp from "sharp";
import { linear } from "../../server/modules/portal-images/dimming.ts";

const luminance = (red: number, green: number, blue: number): number =>
  0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);

export interface Ground {
  /** Of white on the lightest pixel (WCAG 2.2). */
  readonly contrast: number;
  /** How many colours there are. */
  readonly colours: number;
}

/** What lies behind an element's text, as the browser paints it: everything in it is made transparent for the moment of the picture. */
export async function groundOf(element: Locator): Promise<Ground> {
  const hide = (hidden: boolean): Promise<void> =>
    element.evaluate((root, transparent) => {
      for (const each of [root, ...root.querySelectorAll("*")]) (each as HTMLElement).style.color = transparent ? "transparent" : "";
    }, hidden);
  await hide(true);
  const picture = await element.screenshot({ animations: "disabled", scale: "css" });
  await hide(false);
  const pixels = await sharp(picture).removeAlpha().raw().toBuffer();
  const colours = new Set<number>();
  let lightest = 0;
  for (let at = 0; at + 2 < pixels.length; at += 3) {
    const [red, green, blue] = [pixels[at]!, pixels[at + 1]!, pixels[at + 2]!];
    lightest = Math.max(lightest, luminance(red, green, blue));
    colours.add((red << 16) | (green << 8) | blue);
  }
  return { contrast: 1.05 / (lightest + 0.05), colours: colours.size };
}
