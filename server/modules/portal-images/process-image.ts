import { createHash } from "node:crypto";
import type { Outcome } from "../../kernel/outcome.ts";
import { failure, success } from "../../kernel/outcome.ts";
import type { BackgroundImage, ImageSize } from "./background-image.ts";
import { fileSizes, storedSize } from "./background-image.ts";
import { dimmingPercentFor, portalBlue } from "./dimming.ts";
import { imageRefusals, leastPixelsASide, mostPixelsASide } from "./image-refusal.ts";
import { imageFormatOf, structureOf } from "./image-structure.ts";
import { isTimeout, secondsAtMost, sharp } from "./strict-sharp.ts";

const webp = { quality: 78, effort: 4 } as const;

export interface ProcessedImage {
  readonly image: BackgroundImage;
  /** Narrowest first. */
  readonly files: readonly { readonly width: number; readonly bytes: Buffer }[];
}

/** Looks at the structure and the header alone; answers the size of the upright image. */
async function admit(bytes: Buffer): Promise<Outcome<ImageSize>> {
  const format = imageFormatOf(bytes);
  if (format === "svg") return failure(imageRefusals.svg);
  if (format === null || format === "gif") return failure(imageRefusals.unknownType);
  const structure = structureOf(bytes, format);
  if (structure.animated) return failure(imageRefusals.animated);
  // Only the header is read, so no number of pixels is too many yet.
  const { pages = 1, autoOrient } = await sharp(bytes, { limitInputPixels: false }).metadata();
  if (pages > 1) return failure(imageRefusals.animated);
  if (Math.max(autoOrient.width, autoOrient.height) > mostPixelsASide) return failure(imageRefusals.tooManyPixels);
  if (Math.min(autoOrient.width, autoOrient.height) < leastPixelsASide) return failure(imageRefusals.tooSmall);
  return structure.complete ? success(autoOrient) : failure(imageRefusals.damaged);
}

interface Pixels {
  readonly data: Buffer;
  readonly raw: { readonly width: number; readonly height: number; readonly channels: 3 };
}

/** Upright, in sRGB, on the portal's blue where it is transparent, without anything but its pixels. */
async function decode(bytes: Buffer, { width, height }: ImageSize): Promise<Pixels> {
  const limitInputPixels = mostPixelsASide ** 2;
  const { data, info } = await sharp(bytes, { failOn: "error", limitInputPixels, sequentialRead: true, autoOrient: true })
    .timeout({ seconds: secondsAtMost })
    .resize(width, height, { fit: "fill" })
    .flatten({ background: portalBlue })
    .toColourspace("srgb")
    .raw({ depth: "uchar" })
    .toBuffer({ resolveWithObject: true });
  if (info.channels !== 3) throw new Error("An image without alpha has three channels in sRGB.");
  return { data, raw: { width, height, channels: 3 } };
}

const encode = ({ data, raw }: Pixels, { width, height }: ImageSize): Promise<Buffer> =>
  sharp(data, { raw }).resize(width, height, { fit: "fill" }).webp(webp).timeout({ seconds: secondsAtMost }).toBuffer();

/** The blue's opacity that all the files need, by the pixels that browsers will see. */
async function dimmingPercentOf(files: readonly Buffer[]): Promise<number> {
  let percent: number | undefined;
  for (const file of files) percent = dimmingPercentFor(await sharp(file).removeAlpha().raw().toBuffer(), percent);
  return percent!;
}

/** Makes three WebP files of whatever came in, and says what they are; or why it is not taken. */
export async function processImage(bytes: Buffer): Promise<Outcome<ProcessedImage>> {
  let size: ImageSize;
  let pixels: Pixels;
  try {
    const admitted = await admit(bytes);
    if (!admitted.ok) return admitted;
    size = storedSize(admitted.value);
    pixels = await decode(bytes, size);
  } catch (error) {
    return failure(isTimeout(error) ? imageRefusals.busy : imageRefusals.damaged);
  }
  const sizes = fileSizes(size);
  const encoded: Buffer[] = [];
  for (const each of sizes) encoded.push(await encode(pixels, each));
  const hash = createHash("sha256");
  for (const file of encoded) hash.update(file);
  const image = { contentHash: hash.digest("hex"), ...size, dimming: (await dimmingPercentOf(encoded)) / 100 };
  return success({ image, files: sizes.map(({ width }, place) => ({ width, bytes: encoded[place]! })) });
}
