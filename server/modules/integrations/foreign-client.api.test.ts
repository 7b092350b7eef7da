import { readFileSync } from "node:fs";
import path from "node:path";
import { cacheExchange, Client, fetchExchange } from "@urql/core";
import type { IntrospectionQuery } from "graphql";
import { buildClientSchema, getIntrospectionQuery, lexicographicSortSchema, parse, printSchema, validate } from "graphql";
import { TestClinic } from "../../testing/clinic.ts";
import type { Portail } from "../../testing/portail.ts";
import { startPortail } from "../../testing/portail.ts";

let portail: Portail;
let clinic: TestClinic;
let url: string;

beforeAll(async () => {
  portail = await startPortail();
  clinic = await TestClinic.open(portail, "demo");
  // A loopback address stands for the demo clinic in demo mode.
  url = `http://127.0.0.1:${portail.port}/graphql`;
});

afterAll(() => portail.stop());

const committed = readFileSync(path.resolve("schema.graphql"), "utf8");

async function introspect(headers: Record<string, string> = {}): Promise<IntrospectionQuery> {
  const body = JSON.stringify({ query: getIntrospectionQuery({ inputValueDeprecation: true, specifiedByUrl: true }) });
  const answer = await fetch(url, { method: "POST", headers: { "content-type": "application/json", ...headers }, body });
  expect(answer.status).toBe(200);
  const { data, errors } = (await answer.json()) as { data: IntrospectionQuery; errors?: unknown };
  expect(errors).toBeUndefined();
  return data;
}

test("a team that introspects with its token gets the committed schema, to the letter", async () => {
  const schema = buildClientSchema(await introspect({ authorization: `Bearer ${clinic.token}` }));
  expect(printSchema(lexicographicSortSchema(schema)).trim()).toBe(committed.trim());
});

test("so does whoever has no token yet", async () => {
  expect(await introspect()).toEqual(await introspect({ authorization: `Bearer ${clinic.token}` }));
});

const upsertPatients = `mutation UpsertPatients($input: UpsertPatientsInput!) {
  upsertPatients(input: $input) {
    results { index externalId outcome patient { id firstName dateOfBirth } errors { __typename code path } }
    errors { __typename code path }
  }
}`;

test("an operation written against the introspected schema is valid there, and runs through a client that is not ours", async () => {
  const schema = buildClientSchema(await introspect());
  expect(validate(schema, parse(upsertPatients))).toEqual([]);
  const client = new Client({
    url,
    exchanges: [cacheExchange, fetchExchange],
    preferGetMethod: false,
    fetchOptions: { headers: { authorization: `Bearer ${clinic.token}` } },
  });
  const types = await client.query("{ clinic { identificationTypes { id name } } }", {}).toPromise();
  const [{ id: typeId }] = types.data.clinic.identificationTypes.filter(({ name }: { name: string }) => name === "RAMQ");
  const person = { firstName: "Noé", lastName: "Île-Perrot", dateOfBirth: "2001-09-30", sex: "MALE" };
  const patients = [
    { externalId: "urql-1", ...person, identifications: [{ typeId, value: "ILEN 0109 3012" }] },
    { externalId: "urql-2", ...person, identifications: [{ typeId, value: "ILEN 0109 301" }] },
  ];
  const { data, error } = await client.mutation(upsertPatients, { input: { patients } }).toPromise();
  expect(error).toBeUndefined();
  expect(data.upsertPatients).toMatchObject({
    results: [
      { index: 0, externalId: "urql-1", outcome: "CREATED", patient: { firstName: "Noé", dateOfBirth: "2001-09-30" }, errors: [] },
      {
        ...{ index: 1, externalId: "urql-2", outcome: "FAILED", patient: null },
        errors: [
          { __typename: "ValidationFailed", code: "VALIDATION_FAILED", path: ["input", "patients", "1", "identifications", "0", "value"] },
        ],
      },
    ],
    errors: [],
  });
  const repeated = await client.mutation(upsertPatients, { input: { patients: patients.slice(0, 1) } }).toPromise();
  expect(repeated.data.upsertPatients.results[0].outcome).toBe("UNCHANGED");
});

test("a client without a token is told so in GraphQL's own way", async () => {
  const client = new Client({ url, exchanges: [fetchExchange], preferGetMethod: false });
  const { data, error } = await client.mutation(upsertPatients, { input: { patients: [] } }).toPromise();
  expect(data?.upsertPatients).toBeUndefined();
  expect(error?.graphQLErrors.map(({ extensions }) => extensions["code"])).toEqual(["UNAUTHENTICATED"]);
});
