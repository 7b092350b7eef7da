import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import type { Plugin } from "vite";

const compressible = /\.(?:js|css|svg)$/;

/** Below this a compressed file saves no packet. */
const leastBytes = 512;

/** Leaves each text of the build beside itself in brotli and gzip, once and as small as they get, for the server to send. */
export function precompress(): Plugin {
  return {
    name: "portail:precompress",
    apply: "build",
    writeBundle({ dir = "" }) {
      if (this.meta.watchMode) return;
      const folder = resolve(dir, "assets");
      for (const name of readdirSync(folder).filter((file) => compressible.test(file))) {
        const file = resolve(folder, name);
        const content = readFileSync(file);
        if (content.length < leastBytes) continue;
        writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
        writeFileSync(`${file}.br`, brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
      }
    },
  };
}
