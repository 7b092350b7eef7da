/** The portal's blue where it is lightest; text on it is white. The same as `--backdrop` of the web app, which is darker at night. */
export const portalBlue = { r: 0x0a, g: 0x4c, b: 0x8f } as const;

/** A watermark, whatever the image: below it the blue would no longer be the portal's. */
export const leastDimming = 0.35;

/** WCAG AA asks for 4.5; the rest is for what rounding takes away. */
export const contrastAimedAt = 4.6;

/** Other decoders are a few levels off, and enlarging overshoots at edges: every pixel is taken to be this much brighter. */
const brighter = 8;

const luminanceOfWhite = 1;
const mostLuminance = (luminanceOfWhite + 0.05) / contrastAimedAt - 0.05;

const weights = { r: 0.2126, g: 0.7152, b: 0.0722 } as const;

/** Of a channel's level from 0 to 255 (WCAG 2.2, relative luminance). */
export function linear(level: number): number {
  const share = level / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

/** What each level of a channel adds to the luminance once the blue lies over it. Browsers mix the levels as they are. */
function blended(channel: "r" | "g" | "b", dimming: number): Float64Array {
  return Float64Array.from({ length: 256 }, (_, level) => {
    const seen = Math.min(255, level + brighter);
    return weights[channel] * linear(seen * (1 - dimming) + portalBlue[channel] * dimming);
  });
}

/**
 * The smallest opacity, in hundredths, of the portal's blue over an image at which white text can be read on every pixel.
 * `pixels`: red, green and blue by turns. What one pixel needs is enough for it at any higher opacity too (its luminance as a function
 * of the opacity is convex and ends low enough), so that one pass finds the highest need.
 */
export function dimmingPercentFor(pixels: Uint8Array, least = Math.round(leastDimming * 100)): number {
  let percent = least;
  let [red, green, blue] = tables(percent);
  for (let at = 0; at + 2 < pixels.length; at += 3) {
    while (red[pixels[at]!]! + green[pixels[at + 1]!]! + blue[pixels[at + 2]!]! > mostLuminance && percent < 100) {
      percent += 1;
      [red, green, blue] = tables(percent);
    }
  }
  return percent;
}

type Tables = readonly [Float64Array, Float64Array, Float64Array];

const made = new Map<number, Tables>();

function tables(percent: number): Tables {
  const known = made.get(percent);
  if (known) return known;
  const fresh = [blended("r", percent / 100), blended("g", percent / 100), blended("b", percent / 100)] as const;
  made.set(percent, fresh);
  return fresh;
}
