import { coerceInputValue, parse, typeFromAST, validate } from "graphql";
import { anyone, both, either, permitted } from "../graphql/access.ts";
import { Documents } from "../graphql/documents.ts";
import { createSchema } from "../graphql/schema.ts";
import { describeSchema } from "./describe-schema.ts";
import { whoMay } from "./who-may.ts";

const schema = createSchema();
const { operations, types } = describeSchema(schema);

test("every root field has an example that the server would take", () => {
  const roots = [schema.getQueryType()!, schema.getMutationType()!].flatMap((root) => Object.keys(root.getFields()));
  expect(operations.map(({ name }) => name).toSorted()).toEqual(roots.toSorted());
  for (const { name, example } of operations) {
    const document = parse(example.document);
    expect([name, validate(schema, document).map(({ message }) => message)]).toEqual([name, []]);
    expect(new Documents({}, schema).prepare({ query: example.document }, { free: true }).text).toBe(example.document);
    const [definition] = document.definitions;
    if (definition?.kind !== "OperationDefinition") throw new Error(`${name} is no operation`);
    for (const { variable, type } of definition.variableDefinitions ?? []) {
      const problems: string[] = [];
      coerceInputValue(example.variables[variable.name.value], typeFromAST(schema, type as never) as never, (path, _, error) =>
        problems.push(`${path.join(".")}: ${error.message}`),
      );
      expect([name, problems]).toEqual([name, []]);
    }
  }
});

test("what is looked up by an id is given one of its own type", () => {
  for (const name of ["patient", "node"]) {
    const { id } = operations.find((each) => each.name === name)!.example.variables;
    expect([name, Buffer.from(String(id), "base64url").toString()]).toEqual([name, expect.stringMatching(/^Patient:/)]);
  }
});

test("everything is described, and says who may in words and for programs", () => {
  for (const { name, who, description } of operations) {
    expect([name, description.length > 10, description.includes("Access:")]).toEqual([name, true, false]);
    expect([name, who?.rule.length ?? 0]).not.toEqual([name, 0]);
  }
  for (const type of types) {
    expect([type.name, type.description.length > 3 && !type.description.includes("Access:")]).toEqual([type.name, true]);
    for (const part of [...(type.fields ?? []), ...(type.inputs ?? []), ...(type.values ?? [])])
      expect([`${type.name}.${part.name}`, part.description.length > 2]).toEqual([`${type.name}.${part.name}`, true]);
  }
});

test("who may is what the rule answers", () => {
  expect(whoMay(anyone)).toMatchObject({ anybody: true, patients: true, staff: ["SUPPORT", "ADMIN", "DESK"], consumers: [[]] });
  expect(whoMay(permitted("PATIENTS_READ"))).toEqual({
    rule: "`PATIENTS_READ`",
    anybody: false,
    patients: false,
    staff: ["ADMIN", "DESK"],
    consumers: [["PATIENTS_READ"]],
  });
  expect(whoMay(permitted("PORTAL_SETTINGS"))).toMatchObject({ staff: ["SUPPORT"], consumers: [] });
  expect(whoMay(either(permitted("REFUNDS"), permitted("WEBHOOKS"))).consumers).toEqual([["REFUNDS"], ["WEBHOOKS"]]);
  expect(whoMay(both(permitted("REFUNDS"), permitted("WEBHOOKS"))).consumers).toEqual([["REFUNDS", "WEBHOOKS"]]);
});
