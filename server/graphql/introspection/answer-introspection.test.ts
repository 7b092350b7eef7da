import { readFileSync } from "node:fs";
import type { OperationDefinitionNode } from "graphql";
import { buildSchema, executeSync, getIntrospectionQuery, Kind, parse } from "graphql";
import { answerIntrospection } from "./answer-introspection.ts";
import { TooMuchOfSchema } from "./write-answer.ts";

const schema = buildSchema(readFileSync("schema.graphql", "utf8"));

const answer = (text: string, variables: Readonly<Record<string, unknown>> = {}): unknown => {
  const document = parse(text);
  const operation = document.definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION) as OperationDefinitionNode;
  const written = answerIntrospection(schema, document, operation, variables);
  return written === null ? null : JSON.parse(written);
};

const executed = (text: string, variables: Readonly<Record<string, unknown>> = {}): unknown => {
  const { data } = executeSync({ schema, document: parse(text), variableValues: variables });
  return data ? JSON.parse(JSON.stringify(data)) : null;
};

const everything = {
  ...{ descriptions: true, specifiedByUrl: true, directiveIsRepeatable: true },
  ...{ schemaDescription: true, inputValueDeprecation: true, oneOf: true },
};

describe("is what graphql-js answers", () => {
  test.each<[string, string, object?]>([
    ["the whole schema as graphql-js asks for it", getIntrospectionQuery()],
    ["the whole schema with everything", getIntrospectionQuery(everything)],
    ["the whole schema without descriptions", getIntrospectionQuery({ descriptions: false })],
    ["one type", '{ __type(name: "Patient") { name kind fields { name type { name kind ofType { name } } } } }'],
    ["a type that is not there", '{ __type(name: "Nobody") { name } }'],
    ["a type by a variable", "query A($n: String!) { __type(name: $n) { name } }", { n: "Query" }],
    ["a type by a variable that has a default", 'query A($n: String = "Patient") { __type(name: $n) { name } }'],
    [
      "names of types, at every level",
      '{ __typename __schema { __typename queryType { __typename name } } t: __type(name: "Node") { __typename possibleTypes { name } } }',
    ],
    ["the same under two names", "{ a: __schema { queryType { name } } b: __schema { mutationType { name } } }"],
    ["the same field twice, merged", "{ __schema { queryType { name } queryType { kind } } __schema { mutationType { name } } }"],
    [
      "fragments in fragments",
      "{ __schema { ...S } } fragment S on __Schema { types { ...T } } fragment T on __Type { name ... on __Type { kind } ... { description } }",
    ],
    [
      "what is skipped and what is not",
      "query A($y: Boolean!, $n: Boolean!) { __schema { queryType { name @include(if: $y) kind @skip(if: $y) } mutationType @include(if: $n) { name } } }",
      { y: true, n: false },
    ],
    ["nothing, as all is skipped", "{ __schema @skip(if: true) { queryType { name } } }"],
    [
      "deprecated elements, or not",
      "{ __schema { types { name fields(includeDeprecated: true) { name isDeprecated } enumValues(includeDeprecated: false) { name } } } }",
    ],
    [
      "defaults, of arguments and inputs",
      '{ __schema { directives { name args { name defaultValue } } } __type(name: "Query") { fields { args { name defaultValue } } } }',
    ],
    ["a mutation's name", "mutation { __typename }"],
    ["circles through all types", "{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }"],
    ["circles", '{ __type(name: "Patient") { fields { type { fields { type { name ofType { name fields { name } } } } } } } }'],
  ])("%s", (_, text, variables = {}) => {
    expect(answer(text, { ...variables })).toEqual(executed(text, { ...variables }));
  });
});

test("variables that don't fit are left to whoever words errors", () => {
  expect(answer("query A($n: String!) { __type(name: $n) { name } }")).toBeNull();
});

test("circles end before they cost much", () => {
  const circle = (levels: number): string => (levels === 0 ? "name" : `name possibleTypes { interfaces { ${circle(levels - 1)} } }`);
  expect(() => answer(`{ __schema { types { ${circle(6)} } } }`)).toThrow(TooMuchOfSchema);
});
