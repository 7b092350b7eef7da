import { writeFileSync } from "node:fs";
import path from "node:path";
import { createSchema } from "./graphql/schema.ts";
import { compile, generateByCodegen, generateByZeus, openFolder } from "./testing/generate-clients.ts";

jest.setTimeout(300_000);

/** What a team writes on top of each: wrong names or types would fail to compile. */
const callers = {
  "by-codegen.ts": `
    import type { ResultOf } from "@graphql-typed-document-node/core";
    import { PatientsDocument, type PatientsQueryVariables } from "./codegen/operations.js";
    import type { Patient, UpsertPatientsInput } from "./codegen/schema.js";
    export const variables: PatientsQueryVariables = { first: 5 };
    export const ids = (read: ResultOf<typeof PatientsDocument>): string[] => read.patients.edges.map(({ node }) => node.id);
    export const lastName = (patient: Patient): string => patient.lastName;
    // @ts-expect-error what the schema requires can't be left out
    export const wrong: UpsertPatientsInput = {};
  `,
  "by-zeus.ts": `
    import { Chain } from "./zeus/index.js";
    const chain = Chain("https://demo.example/graphql", { headers: { authorization: "Bearer token" } });
    export const names = async (): Promise<string[]> => {
      const read = await chain("query")({ patients: [{ first: 5 }, { edges: { node: { lastName: true } } }] });
      return read.patients.edges.map(({ node }) => node.lastName);
    };
    // @ts-expect-error there is no such field
    export const wrong = () => chain("query")({ patients: [{ first: 5 }, { edges: { node: { nothing: true } } }] });
  `,
};

test("clients of two generators compile as they come, strictly, with all that the schema has", async () => {
  const schema = createSchema();
  const { folder, close } = openFolder(schema);
  try {
    for (const [name, text] of Object.entries(callers)) writeFileSync(path.join(folder, name), text);
    await generateByCodegen(folder, schema);
    await generateByZeus(folder);
    await compile(folder, [...Object.keys(callers), "zeus/index.ts", "zeus/const.ts", "codegen/schema.ts", "codegen/operations.ts"]);
  } finally {
    close();
  }
});
