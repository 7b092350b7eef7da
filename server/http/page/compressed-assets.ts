import { readdirSync } from "node:fs";
import path from "node:path";
import type { RequestHandler } from "express";

/** What the build leaves beside an asset, best first. */
const encodings = [
  ["br", ".br"],
  ["gzip", ".gz"],
] as const;

const types: Readonly<Record<string, string>> = { ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml" };

const namesIn = (folder: string): ReadonlySet<string> => {
  try {
    return new Set(readdirSync(folder));
  } catch {
    return new Set();
  }
};

/**
 * Sends an asset as the build compressed it, to whoever reads that. Only these files, which hold nothing of anybody, are ever compressed:
 * the length of a compressed answer tells what stands in it (BREACH).
 */
export function compressedAssets(folder: string): RequestHandler {
  const names = namesIn(folder);
  return (request, response, next) => {
    const name = request.path.slice(1);
    const type = types[path.extname(name)];
    if (type === undefined) {
      next();
      return;
    }
    response.vary("Accept-Encoding");
    const found = encodings.find(([encoding, ending]) => names.has(`${name}${ending}`) && request.acceptsEncodings(encoding) === encoding);
    if (found) {
      const [encoding, ending] = found;
      response.setHeader("Content-Encoding", encoding).setHeader("Content-Type", `${type}; charset=utf-8`);
      request.url = `/${name}${ending}`;
    }
    next();
  };
}
