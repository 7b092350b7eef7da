import { resolve } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { compileTexts } from "./build/compile-texts.ts";
import { trustDocuments } from "./build/trust-documents.ts";

const here = import.meta.dirname;

/** The apps once more, for the server, which renders some of their pages. It needs no packages of theirs. */
export default defineConfig({
  root: here,
  plugins: [compileTexts(), trustDocuments(), react()],
  ssr: { noExternal: true },
  define: { "process.env.NODE_ENV": JSON.stringify("production") },
  build: {
    ssr: true,
    outDir: resolve(here, "../dist/render"),
    emptyOutDir: true,
    target: "node20",
    minify: true,
    rolldownOptions: {
      input: { portal: resolve(here, "portal/render.tsx"), admin: resolve(here, "admin/render.tsx") },
      output: { format: "cjs", entryFileNames: "[name].cjs", chunkFileNames: "chunks/[name]-[hash].cjs" },
    },
  },
});
