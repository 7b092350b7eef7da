import fc from "fast-check";
import { dimmingPercentFor, linear, portalBlue } from "./dimming.ts";

type Rgb = readonly [number, number, number];

const blue: Rgb = [portalBlue.r, portalBlue.g, portalBlue.b];
const luminance = ([r, g, b]: Rgb): number => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);

/** White on what a browser shows: eight-bit levels, mixed as they are. */
const contrast = (pixel: Rgb, percent: number): number => {
  const shown = pixel.map((level, channel) => Math.round((level * (100 - percent) + blue[channel]! * percent) / 100)) as unknown as Rgb;
  return 1.05 / (luminance(shown) + 0.05);
};

const pixelsOf = (...pixels: readonly Rgb[]): Uint8Array => Uint8Array.from(pixels.flat());

test("the formula of contrast is WCAG's", () => {
  expect(1.05 / (luminance([118, 118, 118]) + 0.05)).toBeCloseTo(4.54, 2);
  expect(contrast([0, 0, 0], 0)).toBe(21);
  expect(contrast([255, 255, 255], 0)).toBe(1);
  expect(contrast([255, 255, 255], 100)).toBeCloseTo(8.6, 1);
});

test.each<[string, readonly Rgb[], number]>([
  ["black stays a watermark", [[0, 0, 0]], 35],
  ["the portal's own blue stays one too", [[10, 76, 143]], 35],
  ["white needs most", [[255, 255, 255]], 76],
  [
    "one white pixel among black ones counts as much",
    [
      [0, 0, 0],
      [255, 255, 255],
      [0, 0, 0],
    ],
    76,
  ],
  ["yellow is nearly as bright", [[255, 255, 0]], 72],
  ["middle grey needs none", [[128, 128, 128]], 35],
  ["light grey needs much", [[200, 200, 200]], 67],
  ["blue needs none", [[0, 0, 255]], 35],
])("%s", (_name, pixels, percent) => {
  expect(dimmingPercentFor(pixelsOf(...pixels))).toBe(percent);
});

test("no pixels need no more than the least", () => {
  expect(dimmingPercentFor(new Uint8Array())).toBe(35);
});

test("what other files of the image need is kept", () => {
  expect(dimmingPercentFor(pixelsOf([0, 0, 0]), 60)).toBe(60);
  expect(dimmingPercentFor(pixelsOf([255, 255, 255]), 60)).toBe(76);
});

const level = fc.integer({ min: 0, max: 255 });
const pixel = fc.tuple(level, level, level);

test("white text can be read on every pixel, also where another decoder or enlarging makes it brighter", () => {
  fc.assert(
    fc.property(fc.array(pixel, { minLength: 1, maxLength: 40 }), (pixels) => {
      const percent = dimmingPercentFor(pixelsOf(...pixels));
      for (const [r, g, b] of pixels) {
        expect(contrast([r, g, b], percent)).toBeGreaterThanOrEqual(4.5);
        expect(contrast([Math.min(255, r + 8), Math.min(255, g + 8), Math.min(255, b + 8)], percent)).toBeGreaterThanOrEqual(4.5);
      }
    }),
    { numRuns: 500 },
  );
});

test("more blue never makes it worse: what holds at an opacity holds at every higher one", () => {
  fc.assert(
    fc.property(pixel, fc.integer({ min: 0, max: 23 }), (only, more) => {
      expect(contrast(only, 76 + more)).toBeGreaterThanOrEqual(4.5);
      const percent = dimmingPercentFor(pixelsOf(only));
      expect(contrast(only, Math.min(100, percent + more))).toBeGreaterThanOrEqual(4.5);
    }),
    { numRuns: 2_000 },
  );
});

test("the image is dimmed no more than it must be", () => {
  fc.assert(
    fc.property(fc.array(pixel, { minLength: 1, maxLength: 10 }), (pixels) => {
      const percent = dimmingPercentFor(pixelsOf(...pixels));
      const brightest = (less: number): number =>
        Math.min(...pixels.map((each) => contrast(each.map((at) => Math.min(255, at + 8)) as unknown as Rgb, less)));
      if (percent > 35) expect(brightest(percent - 1)).toBeLessThan(4.65);
    }),
    { numRuns: 1_000 },
  );
});
