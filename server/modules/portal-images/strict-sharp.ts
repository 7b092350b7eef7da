import sharp from "sharp";

// Of all the decoders only these three are ever reached, whatever a file claims to be.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({ operation: ["VipsForeignLoadPng", "VipsForeignLoadJpeg", "VipsForeignLoadWebp"] });
// Images are met once: a cache would only hold memory.
sharp.cache(false);
sharp.concurrency(1);

/** To be loaded with the first image only: few processes ever meet one. */
export { sharp };

export const secondsAtMost = 30;

export const isTimeout = (error: unknown): boolean => error instanceof Error && error.message.startsWith("timeout");
