import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { getOperationAST, parse } from "graphql";

const file = path.resolve("client/gql/persisted-documents.json");

/** What both web apps may send, by the names of the operations. */
export function readClientDocuments(): ReadonlyMap<string, string> {
  if (!existsSync(file)) throw new Error(`${file} is not there: \`npm run codegen\` makes it.`);
  const texts = Object.values(JSON.parse(readFileSync(file, "utf8")) as Record<string, string>);
  return new Map(texts.map((text) => [getOperationAST(parse(text))?.name?.value ?? text, text]));
}
