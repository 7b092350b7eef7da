import { serverAudits } from "graphql-http";
import { TestClinic } from "../testing/clinic.ts";
import type { Answer } from "../testing/http-client.ts";
import type { Portail } from "../testing/portail.ts";
import { startPortail } from "../testing/portail.ts";

let portail: Portail;
let clinic: TestClinic;

beforeAll(async () => {
  portail = await startPortail();
  clinic = await TestClinic.open(portail, "demo");
});

afterAll(() => portail.stop());

/** What a server may do, and this one does not: in addresses, health data ends up in logs and histories. */
const overGet = ["5A70", "D6D5", "6A70"];

test("the audits of graphql-http pass, but for what they say a server may do over GET", async () => {
  const audits = serverAudits({ url: () => `http://localhost:${portail.port}/graphql` });
  const results = await Promise.all(audits.map(({ fn }) => fn()));
  const failed = results.filter(({ status }) => status !== "ok");
  expect(failed.map(({ id, name }) => `${id} ${name}`)).toEqual(overGet.map((id) => expect.stringMatching(`^${id} MAY .*GET`)));
  expect(results.length).toBeGreaterThan(60);
});

const graphqlJson = "application/graphql-response+json; charset=utf-8";
const plainJson = "application/json; charset=utf-8";
const typename = '{"query":"{ __typename }"}';

const send = (body: string | undefined, headers: Readonly<Record<string, string>>, method = "POST"): Promise<Answer> =>
  portail.browser().send("/graphql", { method, headers: { "content-type": "application/json", ...headers }, body });

describe("the media type of an answer", () => {
  test.each([
    [undefined, plainJson],
    ["*/*", plainJson],
    ["application/*", plainJson],
    ["application/json", plainJson],
    ["APPLICATION/JSON; charset=UTF-8", plainJson],
    ["application/graphql-response+json", graphqlJson],
    ["application/graphql-response+json; charset=utf-8, application/json; charset=utf-8", graphqlJson],
    ["application/graphql-response+json, application/json;q=0.9", graphqlJson],
    ["application/json;q=0.9, application/graphql-response+json", graphqlJson],
    ["application/json, application/graphql-response+json;q=0.1", plainJson],
    ["text/html, application/graphql-response+json;q=0.2, */*;q=0.1", graphqlJson],
    ["application/graphql+json, application/json", plainJson],
  ])("%s is answered as %s, whether it went well or not", async (accept, type) => {
    const headers: Record<string, string> = accept === undefined ? {} : { accept };
    const went = await send(typename, headers);
    expect([went.status, went.headers["content-type"]]).toEqual([200, type]);
    const refusals = [
      await send("{", headers),
      await send(typename, { ...headers, authorization: "Bearer wrong" }),
      await send(typename, { ...headers, origin: "https://evil.test" }),
      await send(typename, { ...headers, "content-type": "text/plain" }),
      await send(undefined, headers, "GET"),
      await send(JSON.stringify({ query: "x".repeat(70_000) }), headers),
    ];
    expect(refusals.map(({ status }) => status)).toEqual([400, 401, 403, 415, 405, 413]);
    for (const { headers: answered, text } of refusals) {
      expect(answered["content-type"]).toBe(type);
      expect(JSON.parse(text)).toEqual({
        errors: [{ message: expect.any(String), extensions: { code: expect.any(String), requestId: answered["x-request-id"] } }],
      });
    }
  });

  test("there may be none: that is said before anything is executed", async () => {
    const id = Buffer.from(`Patient:${(await clinic.patient()).id}`).toString("base64url");
    const switchOff = `mutation { setPatientPortalAccess(input: { patientId: "${id}", enabled: false }) { errors { code } } }`;
    const off = (accept: string) => send(JSON.stringify({ query: switchOff }), { accept, authorization: `Bearer ${clinic.token}` });
    const read = `{ patient(id: "${id}") { portalAccess { enabled } } }`;
    const isOn = async () => (await portail.program(clinic.token).data(read)).patient.portalAccess.enabled;
    for (const accept of ["text/html", "application/graphql+json", "application/json;q=0", "application/json; charset=iso-8859-1", "x"]) {
      const { status, text } = await off(accept);
      expect([accept, status, JSON.parse(text).errors[0].extensions.code]).toEqual([accept, 406, "BAD_REQUEST"]);
    }
    expect(await isOn()).toBe(true);
    expect((await off(graphqlJson)).status).toBe(200);
    expect(await isOn()).toBe(false);
  });
});

describe("the status of an answer", () => {
  const tooDeep = `{ ${"a { ".repeat(20)} b ${"} ".repeat(20)} }`;

  test.each<[string, unknown]>([
    ["can't be parsed", { query: "{" }],
    ["asks for what is not there", { query: "{ nothing }" }],
    ["is over a limit", { query: tooDeep }],
    ["names an operation that it lacks", { query: "query A { __typename }", operationName: "B" }],
    ["leaves open which operation is meant", { query: "query A { __typename } query B { __typename }" }],
    ["has a variable of the wrong type", { query: "query ($id: ID!) { node(id: $id) { id } }", variables: { id: null } }],
    ["authenticates twice", { query: "mutation { a: signInStaff(input: {}) { __typename } b: signInStaff(input: {}) { __typename } }" }],
  ])("a document that %s: 400, or 200 for who reads plain JSON alone; there is no data", async (_, body) => {
    for (const [accept, expected] of [
      [graphqlJson, 400],
      [plainJson, 200],
    ] as const) {
      const { status, text } = await send(JSON.stringify(body), { accept });
      const answer = JSON.parse(text) as { errors: unknown[] };
      expect([status, "data" in answer, answer.errors.length > 0]).toEqual([expected, false, true]);
    }
  });

  test.each<[string, unknown]>([
    ["no document", {}],
    ["a document that is none", { query: ["{ __typename }"] }],
    ["a name that is none", { query: "{ __typename }", operationName: 7 }],
    ["variables in a text", { query: "{ __typename }", variables: "{}" }],
    ["variables in a list", { query: "{ __typename }", variables: [] }],
    ["extensions that are none", { query: "{ __typename }", extensions: false }],
    ["several requests", [{ query: "{ __typename }" }]],
  ])("%s is no request: 400, whatever is read", async (_, body) => {
    for (const accept of [graphqlJson, plainJson]) {
      const { status, text } = await send(JSON.stringify(body), { accept });
      expect([status, Object.keys(JSON.parse(text))]).toEqual([400, ["errors"]]);
    }
  });

  test("a field that fails leaves 200, as it was executed", async () => {
    const { status, text } = await send('{"query":"{ patients { edges { cursor } } }"}', { accept: graphqlJson });
    expect([status, JSON.parse(text).data, JSON.parse(text).errors[0].extensions.code]).toEqual([200, null, "UNAUTHENTICATED"]);
  });

  test("a mutation is not run for GET, and the address of a query leads nowhere", async () => {
    for (const query of ["{__typename}", "mutation{signOut{signedOut}}"]) {
      const { status, headers } = await portail.browser().send(`/graphql?query=${encodeURIComponent(query)}`);
      expect([status, headers.allow]).toEqual([405, "POST"]);
    }
  });

  test("an encoding other than Unicode's is not read, and Unicode is read to the letter", async () => {
    const document = '{"query":"query ($name: String!) { __type(name: $name) { name } }","variables":{"name":"Ève 🏃"}}';
    expect((await send(document, { "content-type": "application/json; charset=utf-8" })).status).toBe(200);
    expect((await send(document, { "content-type": "Application/JSON" })).status).toBe(200);
    expect((await send(document, { "content-type": "application/json; charset=iso-8859-1" })).status).toBe(415);
  });
});
