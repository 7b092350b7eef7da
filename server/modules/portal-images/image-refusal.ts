import type { Problem } from "../../kernel/outcome.ts";

/** 5 MB the larger way that programs count it: whoever reads "5 MB" anywhere may send the file. */
export const mostBytes = 5 * 1024 * 1024;

export const mostPixelsASide = 8_000;

/** Below it there is nothing to see, and no three widths. */
export const leastPixelsASide = 16;

const unsupported = (reason: string): Problem => ({ code: "IMAGE_UNSUPPORTED", path: [], reason });

/** Why an image is not taken. */
export const imageRefusals = {
  tooLarge: { code: "IMAGE_TOO_LARGE", path: [], facts: { maximumMegabytes: 5 } },
  tooManyPixels: { code: "IMAGE_TOO_LARGE", path: [], reason: "IMAGE_TOO_MANY_PIXELS", facts: { maximum: mostPixelsASide } },
  tooSmall: { ...unsupported("IMAGE_TOO_SMALL"), facts: { minimum: leastPixelsASide } },
  unknownType: unsupported("IMAGE_TYPE_UNKNOWN"),
  svg: unsupported("IMAGE_IS_SVG"),
  animated: unsupported("IMAGE_ANIMATED"),
  damaged: unsupported("IMAGE_DAMAGED"),
  busy: { code: "RATE_LIMITED", path: [], reason: "IMAGES_BUSY" },
} as const satisfies Record<string, Problem>;
