import type { Outcome } from "../../../kernel/outcome.ts";
import { failure, success } from "../../../kernel/outcome.ts";
import { structureOf } from "../../portal-images/image-structure.ts";
import { isTimeout, secondsAtMost, sharp } from "../../portal-images/strict-sharp.ts";
import { attachmentRefusals, mostPixels } from "./attachment-refusal.ts";

const jpeg = { quality: 90, chromaSubsampling: "4:4:4" } as const;

/** The same picture, upright, made anew from its pixels: nothing else that was in the file is left, where it was taken included. */
export async function reencodeImage(bytes: Buffer, format: "jpeg" | "png"): Promise<Outcome<Buffer>> {
  const structure = structureOf(bytes, format);
  if (structure.animated) return failure(attachmentRefusals.imageAnimated);
  if (!structure.complete) return failure(attachmentRefusals.imageDamaged);
  try {
    // Only the header is read, so no number of pixels is too many yet.
    const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata();
    if (width * height > mostPixels) return failure(attachmentRefusals.tooManyPixels);
    const picture = sharp(bytes, { failOn: "error", limitInputPixels: mostPixels, sequentialRead: true, autoOrient: true })
      .toColourspace("srgb")
      .timeout({ seconds: secondsAtMost });
    return success(await (format === "jpeg" ? picture.jpeg(jpeg) : picture.png()).toBuffer());
  } catch (error) {
    return failure(isTimeout(error) ? attachmentRefusals.busy : attachmentRefusals.imageDamaged);
  }
}
