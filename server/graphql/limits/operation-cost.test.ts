import { readFileSync } from "node:fs";
import type { OperationDefinitionNode } from "graphql";
import { buildSchema, Kind, parse, validate } from "graphql";
import { compileCost } from "./operation-cost.ts";

const schema = buildSchema(readFileSync("schema.graphql", "utf8"));

function costOf(text: string, variables: Readonly<Record<string, unknown>> = {}) {
  const document = parse(text);
  expect(validate(schema, document)).toEqual([]);
  const operation = document.definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION) as OperationDefinitionNode;
  return compileCost(schema, document, operation)(variables);
}

const patients = (page: string, node = "id") => `{ patients${page} { edges { node { ${node} } } pageInfo { hasNextPage } } }`;

describe("one point for the call, and one for each object that it may answer", () => {
  test.each<[string, string, Record<string, unknown>, number]>([
    ["nothing but a name", "{ __typename }", {}, 1],
    ["the whole schema", "{ __schema { types { name fields { name } } } }", {}, 1],
    ["an object", "{ portal { open } }", {}, 2],
    ["an object that has no more fields", "{ portal { open registrationOpen } }", {}, 2],
    ["an object under two names", "{ a: portal { open } b: portal { open } }", {}, 3],
    ["an object by a fragment, and by a fragment in it", "{ ...F } fragment F on Query { ... on Query { portal { open } } }", {}, 2],
    ["a page of the default size", patients(""), {}, 21],
    ["a page that is small", patients("(first: 3)"), {}, 4],
    ["a page of nothing", patients("(first: 0)"), {}, 1],
    ["a page below nothing", patients("(first: -5)"), {}, 1],
    ["the largest page", patients("(first: 100)"), {}, 101],
    ["more than the largest page, which is answered as that", patients("(first: 100000)"), {}, 101],
    ["a page by a variable", `query ($n: Int!) ${patients("(first: $n)")}`, { n: 7 }, 8],
    ["a page by a variable's default", `query ($n: Int! = 9) ${patients("(first: $n)")}`, {}, 10],
    ["a page by a variable that is not a number", `query ($n: Int!) ${patients("(first: $n)")}`, { n: "many" }, 101],
    ["pages on pages", patients("(first: 10)", "deliveries(first: 5) { edges { node { id } } }"), {}, 1 + 10 + 50],
    ["a page's edges under two names", "{ patients(first: 10) { a: edges { node { id } } b: edges { node { id } } } }", {}, 21],
    ["a list without pages, in a page", patients("(first: 10)", "identifications { value }"), {}, 1 + 10 + 100],
  ])("%s", (_, text, variables, points) => {
    expect(costOf(text, variables)).toEqual({ points, batch: false });
  });
});

describe("one point for each item that is written", () => {
  const locations = (count: number) => ({
    input: { locations: Array.from({ length: count }, (_, place) => ({ externalId: String(place), name: "A", timeZone: "UTC" })) },
  });
  const upsert = (result: string) =>
    `mutation ($input: UpsertLocationsInput!) { upsertLocations(input: $input) { ${result} errors { code } } }`;

  test.each<[string, string, Record<string, unknown>, number]>([
    ["none", upsert(""), locations(0), 1 + 1 + 1],
    ["many, of which nothing is asked", upsert(""), locations(500), 1 + 500 + 1 + 1],
    ["many, each answered", upsert("results { outcome }"), locations(500), 1 + 500 + 1 + 500 + 1],
    ["many, each answered with its errors", upsert("results { outcome errors { code } }"), locations(500), 1 + 500 + 1 + 1_000 + 1],
  ])("%s", (_, text, variables, points) => {
    expect(costOf(text, variables)).toEqual({ points, batch: true });
  });

  test("written in the document as in variables, and items within items too", () => {
    const identified = 'externalId: "a" identifications: [{ typeId: "a" value: "b" }, { typeId: "b" value: "c" }]';
    const person = 'firstName: "A" lastName: "B" dateOfBirth: "2000-01-01" sex: MALE';
    const text = `mutation { upsertPatients(input: { patients: [{ ${identified} ${person} }] }) { results { outcome } } }`;
    expect(costOf(text)).toEqual({ points: 1 + 3 + 1 + 1, batch: true });
  });

  test("what writes one thing is no batch", () => {
    expect(costOf("mutation { signOut { signedOut } }")).toEqual({ points: 2, batch: false });
  });
});
