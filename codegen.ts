import { createHash } from "node:crypto";
import type { CodegenConfig } from "@graphql-codegen/cli";
import { addTypenameSelectionDocumentTransform } from "@graphql-codegen/client-preset";

const config: CodegenConfig = {
  schema: "./schema.graphql",
  documents: ["client/**/*.{ts,tsx}", "!client/gql/**"],
  ignoreNoDocuments: true,
  importExtension: ".ts",
  generates: {
    "client/gql/": {
      preset: "client",
      presetConfig: {
        persistedDocuments: {
          // The protocol's hash is bare hex; the preset's own adds a prefix.
          hashAlgorithm: (operation: string) => createHash("sha256").update(operation).digest("hex"),
        },
      },
      config: {
        useTypeImports: true,
        enumsAsTypes: true,
        strictScalars: true,
        scalars: { DateTime: "string", LocalDate: "string" },
      },
      documentTransforms: [addTypenameSelectionDocumentTransform],
    },
  },
};

export default config;
