import { pipeline } from "node:stream/promises";
import type { RequestHandler } from "express";
import type { Services } from "../services.ts";
import { plainPage } from "./plain-page.ts";

const namePattern = /^([0-9a-f]{64})-([1-9]\d{0,4})\.webp$/;

/** `GET /files/portal-background-image/<content hash>-<width>.webp`: the name says what is in it, so it is asked for once. */
export function portalImageFile({ portalImages }: Pick<Services, "portalImages">): RequestHandler<{ name: string }> {
  return async (request, response) => {
    const [, contentHash, width] = namePattern.exec(request.params.name) ?? [];
    const file = contentHash && width ? await portalImages.open(response.locals.clinic.id, contentHash, Number(width)) : null;
    if (!file) {
      response.setHeader("Cache-Control", "no-store");
      plainPage(response, 404, "Introuvable. · Not found.");
      return;
    }
    response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
    response.setHeader("ETag", `"${contentHash}-${width}"`);
    if (request.fresh) response.status(304);
    else response.setHeader("Content-Type", "image/webp").setHeader("Content-Length", file.length);
    if (request.fresh || request.method === "HEAD") {
      file.stream.destroy();
      response.end();
      return;
    }
    // Whoever leaves early, and a store that breaks off, end the connection: half a file is never taken for a whole one.
    await pipeline(file.stream, response).catch(() => response.destroy());
  };
}
