import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { GraphQLSchema } from "graphql";
import { lexicographicSortSchema, printSchema } from "graphql";
import { run } from "../../scripts/lib/run.mjs";
import { describeSchema } from "../docs/describe-schema.ts";

const command = (file: string): string => path.resolve("node_modules", file);

const runNode = (folder: string, file: string, ...args: string[]): Promise<string> =>
  run(process.execPath, [command(file), ...args], { cwd: folder });

/** Where a team would generate its client: the schema's file, packages, and nothing of ours. */
export function openFolder(schema: GraphQLSchema): { readonly folder: string; readonly close: () => void } {
  const folder = mkdtempSync(path.join(tmpdir(), "portail-client-"));
  symlinkSync(path.resolve("node_modules"), path.join(folder, "node_modules"));
  writeFileSync(path.join(folder, "schema.graphql"), printSchema(lexicographicSortSchema(schema)));
  writeFileSync(path.join(folder, "package.json"), "{}");
  return { folder, close: () => rmSync(folder, { recursive: true }) };
}

/** By graphql-codegen, from every operation that the documentation shows. */
export async function generateByCodegen(folder: string, schema: GraphQLSchema): Promise<void> {
  const documents = describeSchema(schema).operations.map(({ example }) => example.document);
  writeFileSync(path.join(folder, "operations.graphql"), documents.join("\n"));
  const generates = {
    "codegen/schema.ts": { plugins: ["typescript"] },
    "codegen/operations.ts": { plugins: ["typescript-operations", "typed-document-node"] },
  };
  mkdirSync(path.join(folder, "codegen"));
  writeFileSync(
    path.join(folder, "codegen.json"),
    JSON.stringify({ schema: "schema.graphql", documents: "operations.graphql", generates }),
  );
  await runNode(folder, "@graphql-codegen/cli/esm/bin.js", "--config", "codegen.json");
}

/** By graphql-zeus. Its command takes the two names twice: once to be recognized, once to be read. */
export const generateByZeus = (folder: string): Promise<string> =>
  runNode(folder, "graphql-zeus/lib/index.js", "schema.graphql", ".", "schema.graphql", ".", "--node");

const compilerOptions = {
  ...{ target: "ES2022", module: "NodeNext", moduleResolution: "NodeNext", lib: ["ES2022", "DOM"], types: ["node"] },
  ...{ strict: true, noEmit: true, skipLibCheck: true },
};

/** Fails with what the compiler says against what was generated, strictly. */
export async function compile(folder: string, files: readonly string[]): Promise<void> {
  writeFileSync(path.join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files }));
  await runNode(folder, "typescript/bin/tsc", "-p", ".", "--pretty", "false");
}
