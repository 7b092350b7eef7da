import fc from "fast-check";
import sharp, { type Sharp } from "sharp";
import { fileSizes } from "./background-image.ts";
import type { ProcessedImage } from "./process-image.ts";
import { processImage } from "./process-image.ts";
import {
  animatedPng,
  animatedWebp,
  blackPng,
  checkerboard,
  drawn,
  jpegClaiming,
  landscape,
  noise,
  plain,
  svg,
} from "./testing/pictures.ts";

const taken = async (bytes: Buffer): Promise<ProcessedImage> => {
  const outcome = await processImage(bytes);
  if (!outcome.ok) throw new Error(`Refused: ${JSON.stringify(outcome.problems)}`);
  return outcome.value;
};

const refusal = async (bytes: Buffer): Promise<string> => {
  const outcome = await processImage(bytes);
  return outcome.ok ? "taken" : outcome.problems.map(({ code, reason }) => `${code} ${reason ?? ""}`.trim()).join();
};

const pixelsOf = (file: Buffer) => sharp(file).raw().toBuffer({ resolveWithObject: true });

/** The colour at a place of the widest file, places from 0 to 1. */
async function colourAt({ files }: ProcessedImage, across: number, down: number): Promise<number[]> {
  const { data, info } = await pixelsOf(files[2]!.bytes);
  const at = (Math.floor(down * info.height) * info.width + Math.floor(across * info.width)) * info.channels;
  return [...data.subarray(at, at + 3)];
}

const near = (colour: readonly number[], expected: readonly number[], by = 8): void => {
  for (const [channel, value] of expected.entries()) expect(Math.abs(colour[channel]! - value)).toBeLessThanOrEqual(by);
};

const linear = (level: number): number => (level / 255 <= 0.04045 ? level / 255 / 12.92 : ((level / 255 + 0.055) / 1.055) ** 2.4);

/** The least contrast of white text anywhere on the files, with the portal's blue over them. */
async function leastContrast({ files, image }: ProcessedImage): Promise<number> {
  const shown = [10, 76, 143].map((blue) =>
    Float64Array.from({ length: 256 }, (_, level) => linear(Math.round(level * (1 - image.dimming) + blue * image.dimming))),
  );
  let brightest = 0;
  for (const { bytes } of files) {
    const { data } = await pixelsOf(bytes);
    for (let at = 0; at < data.length; at += 3) {
      const luminance = 0.2126 * shown[0]![data[at]!]! + 0.7152 * shown[1]![data[at + 1]!]! + 0.0722 * shown[2]![data[at + 2]!]!;
      brightest = Math.max(brightest, luminance);
    }
  }
  return 1.05 / (brightest + 0.05);
}

describe("three files", () => {
  test.each([
    ["wider than needed", 3000, 1500, [640, 1280, 2560], [320, 640, 1280]],
    ["narrower than the widest", 1000, 500, [250, 500, 1000], [125, 250, 500]],
    ["of odd sizes", 997, 333, [249, 499, 997], [83, 167, 333]],
    ["on end", 300, 1200, [75, 150, 300], [300, 600, 1200]],
    ["as small as can be", 16, 16, [4, 8, 16], [4, 8, 16]],
    ["a mere line", 8000, 16, [640, 1280, 2560], [1, 3, 5]],
  ])("of an image %s are as wide and high as said, and never enlarged", async (_name, width, height, widths, heights) => {
    const { image, files } = await taken(await plain(width, height, "#446688").png().toBuffer());
    expect(files.map((file) => file.width)).toEqual(widths);
    expect(fileSizes(image)).toEqual(widths.map((each, place) => ({ width: each, height: heights[place] })));
    for (const [place, { bytes }] of files.entries()) {
      expect(await sharp(bytes).metadata()).toMatchObject({ format: "webp", width: widths[place], height: heights[place], channels: 3 });
    }
    expect(image).toMatchObject({ width: widths[2], height: heights[2] });
  });

  test("are named by what is in them: the same image twice has one name, another has another", async () => {
    const [one, again, other] = [
      await landscape(200, 100).png().toBuffer(),
      await landscape(200, 100).png().toBuffer(),
      await noise(200, 100).png().toBuffer(),
    ];
    const names = (await Promise.all([one, again, other].map(taken))).map(({ image }) => image.contentHash);
    expect(names[0]).toMatch(/^[0-9a-f]{64}$/);
    expect(names[1]).toBe(names[0]);
    expect(names[2]).not.toBe(names[0]);
  });
});

describe("what is taken", () => {
  const orange = "#c86432";
  const seen = [200, 100, 50];
  const cases: [string, () => Promise<Buffer>, readonly number[]][] = [
    ["PNG", () => plain(64, 32, orange).png().toBuffer(), seen],
    ["interlaced PNG", () => plain(64, 32, orange).png({ progressive: true }).toBuffer(), seen],
    ["PNG with a palette", () => plain(64, 32, orange).png({ palette: true }).toBuffer(), seen],
    ["PNG of 16 bits", () => plain(64, 32, orange).toColourspace("rgb16").png().toBuffer(), seen],
    ["greyscale PNG", () => plain(64, 32, "#808080").toColourspace("b-w").png().toBuffer(), [128, 128, 128]],
    ["greyscale PNG of 16 bits", () => plain(64, 32, "#808080").toColourspace("grey16").png().toBuffer(), [128, 128, 128]],
    ["PNG of one bit", async () => blackPng(64, 32), [0, 0, 0]],
    ["JPEG", () => plain(64, 32, orange).jpeg().toBuffer(), seen],
    ["progressive JPEG", () => plain(64, 32, orange).jpeg({ progressive: true }).toBuffer(), seen],
    ["greyscale JPEG", () => plain(64, 32, "#808080").toColourspace("b-w").jpeg().toBuffer(), [128, 128, 128]],
    ["CMYK JPEG", () => plain(64, 32, orange).toColourspace("cmyk").jpeg().toBuffer(), [199, 94, 21]],
    ["WebP", () => plain(64, 32, orange).webp().toBuffer(), seen],
    ["lossless WebP", () => plain(64, 32, orange).webp({ lossless: true }).toBuffer(), seen],
    ["an image with a profile of its own", () => plain(64, 32, orange).withIccProfile("p3").png().toBuffer(), seen],
    [
      "an image with something after its end",
      async () => Buffer.concat([await plain(64, 32, orange).jpeg().toBuffer(), Buffer.alloc(500)]),
      seen,
    ],
  ];

  test.each(cases)("%s, in its colours", async (_name, make, colour) => {
    near(await colourAt(await taken(await make()), 0.5, 0.5), colour, 12);
  });

  test("transparency lets the portal's blue through", async () => {
    const half = sharp({ create: { width: 64, height: 32, channels: 4, background: { r: 255, g: 255, b: 255, alpha: 0.5 } } });
    near(await colourAt(await taken(await half.png().toBuffer()), 0.5, 0.5), [132, 165, 199]);
    const clear = sharp({ create: { width: 64, height: 32, channels: 4, background: { r: 255, g: 255, b: 255, alpha: 0 } } });
    near(await colourAt(await taken(await clear.webp().toBuffer()), 0.5, 0.5), [10, 76, 143]);
  });

  test("a photograph is turned upright and loses where and with what it was taken", async () => {
    const gps = { GPSLatitudeRef: "N", GPSLatitude: "45/1 30/1 0/1", GPSLongitudeRef: "W", GPSLongitude: "73/1 34/1 0/1" };
    const photograph = await drawn(200, 100, (x) => (x < 100 ? [220, 30, 30] : [30, 30, 220]))
      .withExif({ IFD0: { Make: "Secretcam", Artist: "Somebody" }, IFD3: gps })
      .withXmp('<?xpacket begin=""?><x:xmpmeta xmlns:x="adobe:ns:meta/"><note>Secretcam</note></x:xmpmeta>')
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    expect(photograph.includes("Secretcam")).toBe(true);
    const processed = await taken(photograph);
    expect(processed.image).toMatchObject({ width: 100, height: 200 });
    near(await colourAt(processed, 0.5, 0.1), [220, 30, 30], 40);
    near(await colourAt(processed, 0.5, 0.9), [30, 30, 220], 40);
    for (const { bytes } of processed.files) {
      const { exif, xmp, iptc, icc, orientation } = await sharp(bytes).metadata();
      expect({ exif, xmp, iptc, icc, orientation }).toEqual({});
      expect(bytes.includes("Secretcam") || bytes.includes("EXIF")).toBe(false);
      // One chunk in the container: the pixels.
      expect(bytes.toString("latin1", 12, 16)).toBe("VP8 ");
    }
  });

  test("8000 pixels a side", async () => {
    const { image } = await taken(blackPng(8000, 8000));
    expect(image).toMatchObject({ width: 2560, height: 2560, dimming: 0.35 });
  });
});

describe("what is refused, and why", () => {
  const small = (): Promise<Buffer> => noise(40, 40).png().toBuffer();
  const cases: [string, () => Promise<Buffer>, string][] = [
    ["nothing", async () => Buffer.alloc(0), "IMAGE_UNSUPPORTED IMAGE_TYPE_UNKNOWN"],
    ["a text", async () => Buffer.from("not an image"), "IMAGE_UNSUPPORTED IMAGE_TYPE_UNKNOWN"],
    ["a page", async () => Buffer.from("<!doctype html><p>I love <svg> images"), "IMAGE_UNSUPPORTED IMAGE_TYPE_UNKNOWN"],
    ["an SVG, whatever it is called", async () => Buffer.from(svg), "IMAGE_UNSUPPORTED IMAGE_IS_SVG"],
    ["an SVG with a byte order mark", async () => Buffer.from(`\uFEFF${svg}`), "IMAGE_UNSUPPORTED IMAGE_IS_SVG"],
    ["an SVG in UTF-16", async () => Buffer.from(`\uFEFF${svg}`, "utf16le"), "IMAGE_UNSUPPORTED IMAGE_IS_SVG"],
    ["a GIF", () => plain(40, 40, "#ffffff").gif().toBuffer(), "IMAGE_UNSUPPORTED IMAGE_TYPE_UNKNOWN"],
    ["a TIFF", () => plain(40, 40, "#ffffff").tiff().toBuffer(), "IMAGE_UNSUPPORTED IMAGE_TYPE_UNKNOWN"],
    ["an AVIF", () => plain(40, 40, "#ffffff").avif().toBuffer(), "IMAGE_UNSUPPORTED IMAGE_TYPE_UNKNOWN"],
    ["a PDF", async () => Buffer.from("%PDF-1.7\n"), "IMAGE_UNSUPPORTED IMAGE_TYPE_UNKNOWN"],
    ["an animated WebP", animatedWebp, "IMAGE_UNSUPPORTED IMAGE_ANIMATED"],
    ["an animated PNG", async () => animatedPng(await small()), "IMAGE_UNSUPPORTED IMAGE_ANIMATED"],
    ["one pixel", () => plain(1, 1, "#ffffff").png().toBuffer(), "IMAGE_UNSUPPORTED IMAGE_TOO_SMALL"],
    ["a hair", () => plain(500, 15, "#ffffff").png().toBuffer(), "IMAGE_UNSUPPORTED IMAGE_TOO_SMALL"],
    ["8001 pixels wide", async () => blackPng(8001, 20), "IMAGE_TOO_LARGE IMAGE_TOO_MANY_PIXELS"],
    ["8001 pixels high", async () => blackPng(20, 8001), "IMAGE_TOO_LARGE IMAGE_TOO_MANY_PIXELS"],
    ["a PNG bomb", async () => blackPng(30_000, 30_000), "IMAGE_TOO_LARGE IMAGE_TOO_MANY_PIXELS"],
    [
      "a JPEG that claims to be a bomb",
      async () => jpegClaiming(await plain(40, 40, "#ffffff").jpeg().toBuffer(), 60_000, 60_000),
      "IMAGE_TOO_LARGE IMAGE_TOO_MANY_PIXELS",
    ],
    ["a PNG whose header is nonsense", async () => blackPng(0, 0), "IMAGE_UNSUPPORTED IMAGE_DAMAGED"],
    [
      "a PNG with pixels for half of its size",
      async () => {
        const whole = await noise(64, 64).png().toBuffer();
        const claims = Buffer.concat([blackPng(64, 128).subarray(0, 33), whole.subarray(33)]);
        claims.set(whole.subarray(24, 26), 24);
        return claims;
      },
      "IMAGE_UNSUPPORTED IMAGE_DAMAGED",
    ],
  ];

  test.each(cases)("%s", async (_name, make, reason) => {
    expect(await refusal(await make())).toBe(reason);
  });

  const formats: [string, () => Promise<Buffer>][] = [
    ["PNG", small],
    ["interlaced PNG", () => noise(40, 40).png({ progressive: true }).toBuffer()],
    ["JPEG", () => noise(40, 40).jpeg().toBuffer()],
    ["progressive JPEG", () => noise(40, 40).jpeg({ progressive: true }).toBuffer()],
    ["WebP", () => noise(40, 40).webp().toBuffer()],
    ["lossless WebP", () => noise(40, 40).webp({ lossless: true }).toBuffer()],
    ["WebP with alpha", () => noise(40, 40).ensureAlpha(0.5).webp().toBuffer()],
  ];

  test.each(formats)("a %s that ends early, wherever that is", async (_name, make) => {
    const whole = await make();
    expect(await refusal(whole)).toBe("taken");
    const cuts = [
      20,
      30,
      50,
      ...[0.25, 0.5, 0.75, 0.95].map((share) => Math.floor(share * whole.length)),
      ...[12, 4, 2, 1].map((less) => whole.length - less),
    ];
    for (const cut of cuts) expect([cut, await refusal(whole.subarray(0, cut))]).toEqual([cut, "IMAGE_UNSUPPORTED IMAGE_DAMAGED"]);
  });

  test.each(formats)("a broken %s is taken or refused, and never more than that", async (_name, make) => {
    const whole = await make();
    const changes = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(changes, async (broken) => {
        const bytes = Buffer.from(whole);
        for (const [at, value] of broken) bytes[at] = value;
        expect(await refusal(bytes)).toMatch(/^taken$|^IMAGE_/);
      }),
      { numRuns: 60 },
    );
  });
});

describe("white text can be read over", () => {
  const cases: [string, () => Sharp, number][] = [
    ["white", () => plain(300, 200, "#ffffff"), 0.76],
    ["black", () => plain(300, 200, "#000000"), 0.35],
    ["squares of black and white", () => checkerboard(300, 200, 1), 0.35],
    ["large squares of black and white", () => checkerboard(300, 200, 25), 0.76],
    ["noise", () => noise(300, 200), 0.6],
    ["a landscape", () => landscape(600, 400), 0.7],
    ["yellow", () => plain(300, 200, "#ffff00"), 0.7],
  ];

  test.each(cases)("%s", async (_name, make, atLeast) => {
    const processed = await taken(await make().png().toBuffer());
    const { dimming } = processed.image;
    expect(await leastContrast(processed)).toBeGreaterThanOrEqual(4.5);
    expect(Math.round(dimming * 100) / 100).toBe(dimming);
    expect(dimming).toBeGreaterThanOrEqual(atLeast);
    expect(dimming).toBeLessThanOrEqual(0.78);
  });
});
