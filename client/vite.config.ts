import { resolve } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { chunkGroups } from "./build/chunk-groups.ts";
import { compileTexts } from "./build/compile-texts.ts";
import { describePages } from "./build/describe-pages.ts";
import { precompress } from "./build/precompress.ts";
import { trustDocuments } from "./build/trust-documents.ts";

const here = import.meta.dirname;

export default defineConfig({
  root: here,
  base: "/",
  appType: "mpa",
  plugins: [compileTexts(), trustDocuments(), react(), describePages(), precompress()],
  build: {
    outDir: resolve(here, "../dist/client"),
    emptyOutDir: true,
    manifest: true,
    target: "es2022",
    // Inlined assets and an inlined polyfill would need exceptions in the Content-Security-Policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: {
        admin: resolve(here, "admin/index.html"),
        portal: resolve(here, "portal/index.html"),
        docs: resolve(here, "docs/index.html"),
      },
      output: { codeSplitting: { groups: chunkGroups } },
    },
  },
});
