import { InMemorySpanExporter, SimpleSpanProcessor } from "@opentelemetry/sdk-trace-base";
import fc from "fast-check";
import { testDatabaseKind } from "./db/testing/test-database.ts";
import { createTraces } from "./gateways/traces/otlp-traces.ts";
import { TestClinic } from "./testing/clinic.ts";
import type { Portail } from "./testing/portail.ts";
import { startPortail } from "./testing/portail.ts";

const token = "a-token-for-the-monitoring";
const spans = new InMemorySpanExporter();
let portail: Portail;
let clinic: TestClinic;

beforeAll(async () => {
  const traces = createTraces(new SimpleSpanProcessor(spans), "portail");
  portail = await startPortail({ config: { metricsToken: token }, traces });
  clinic = await TestClinic.open(portail, "demo");
});

afterAll(() => portail.stop());

/** Where one engine has shown it at length, only the other one's own errors are of interest. */
const requests = testDatabaseKind() === "sqlite" ? 10_000 : 1_500;
const atOnce = 8;

let serial = 0;

/** Never the same twice, and nothing else looks like it. */
const canary = (): string => `cnry${(serial += 1).toString(36).padStart(5, "q")}zx`;
const birds = /cnry[a-z0-9]{5}zx/gi;

const words = (): string => `${canary()} ${canary()}`;

interface Sent {
  readonly path: string;
  readonly body: string | null;
  readonly headers: Readonly<Record<string, string>>;
  /** Whether names that the document made up stand in it: GraphQL's own errors say which is unknown. */
  readonly named: boolean;
}

const wire = (query: string, variables: unknown, headers: Record<string, string> = {}, named = false): Sent => ({
  path: "/graphql",
  body: JSON.stringify({ query, variables }),
  headers,
  named,
});

const upsertPatients = `mutation ($input: UpsertPatientsInput!) {
  upsertPatients(input: $input) { results { externalId outcome errors { code path message } } errors { code path message } } }`;
const createPatient = `mutation ($input: CreatePatientInput!) { createPatient(input: $input) { patient { id } errors { code path message } } }`;
const upsertAppointments = `mutation ($input: UpsertAppointmentsInput!) {
  upsertAppointments(input: $input) { results { outcome errors { code path message } } errors { code path message } } }`;
const requestOtp = `mutation ($input: RequestOtpInput!) { requestOtp(input: $input) { errors { code path message } } }`;
const search = `query ($search: String, $after: String) { patients(first: 5, search: $search, after: $after) { edges { cursor } } }`;

const chart = (): Record<string, unknown> => ({
  externalId: canary(),
  ...{ firstName: canary(), lastName: canary(), preferredName: words(), dateOfBirth: "1984-02-29", sex: "FEMALE" },
  ...{ email: `${canary()}@${canary()}.example`, identifications: [{ typeId: clinic.typeId("file"), value: canary() }] },
});

const program = (): Record<string, string> => ({ authorization: `Bearer ${clinic.token}` });

/** The ways in which somebody's words reach the product. */
const ways: readonly ((spice: number) => Sent)[] = [
  () => wire(upsertPatients, { input: { patients: [chart(), { ...chart(), sex: canary() }] } }, program()),
  () =>
    wire(upsertPatients, { input: { patients: [{ ...chart(), dateOfBirth: canary(), email: canary(), mobile: canary() }] } }, program()),
  () =>
    wire(
      upsertPatients,
      { input: { patients: [{ ...chart(), identifications: [{ typeId: canary(), value: { a: canary() } }] }] } },
      program(),
    ),
  (spice) => wire(createPatient, { input: { requestKey: canary(), ...chart(), externalId: undefined, street: spice } }, program()),
  () => wire(createPatient, { input: canary() }, program()),
  () =>
    wire(
      upsertAppointments,
      {
        input: {
          appointments: [{ externalId: canary(), startsAt: canary(), practitionerName: words(), service: words(), noteToPatient: words() }],
        },
      },
      program(),
    ),
  () => wire(search, { search: words(), after: canary() }, program()),
  () => wire(search, { search: { [canary()]: canary() } }, program(), true),
  () => wire(`query ${canary()} { patients(first: 1, search: "${words()}") { edges { node { id } } } }`, {}, program()),
  () => wire(`query { clinic { ${canary()} } }`, {}, program(), true),
  () => wire(`query { clinic(${canary()}: "${canary()}") { name } }`, {}, program(), true),
  () => wire(`{ patients(search: "${words()}", ageFrom: "${canary()}") { edges { node { id } } } } ${canary()}`, {}, program(), true),
  () => wire(`{ patient(id: "${canary()}") { id } }`, {}, program()),
  () => wire(`# ${words()}\n{ clinic { name } "${canary()}`, {}, program(), true),
  () => wire(requestOtp, { input: { identificationTypeId: canary(), identificationValue: words(), destination: canary() } }),
  () =>
    wire(requestOtp, {
      input: { identificationTypeId: clinic.typeId("file"), identificationValue: canary(), destination: `${canary()}@x.example` },
    }),
  () => wire("{ portal { open } }", {}, { authorization: `Bearer ${canary()}` }),
  () => wire("{ portal { open } }", {}, { authorization: canary(), cookie: `${canary()}=${canary()}; portail_portal=${canary()}` }),
  () =>
    wire(
      "{ portal { open } }",
      {},
      {
        "user-agent": words(),
        "accept-language": canary(),
        "x-request-id": canary(),
        traceparent: canary(),
        referer: `https://${canary()}.example/${canary()}`,
      },
    ),
  () => wire("{ portal { open } }", {}, { origin: `https://${canary()}.example` }),
  () => wire(createPatient, { input: { requestKey: canary(), ...chart() } }, { ...program(), "idempotency-key": canary() }, true),
  () => ({ path: "/graphql", body: `{"query": "${canary()}`, headers: program(), named: true }),
  () => ({ path: "/graphql", body: JSON.stringify([canary()]), headers: {}, named: false }),
  () => ({
    path: "/graphql",
    body: JSON.stringify({ query: "{ portal { open } }", [canary()]: canary(), extensions: { persistedQuery: { sha256Hash: canary() } } }),
    headers: {},
    named: false,
  }),
  () => ({ path: `/portal/${canary()}?${canary()}=${canary()}`, body: null, headers: {}, named: false }),
  () => ({ path: `/files/${canary()}/${canary()}`, body: null, headers: { cookie: canary() }, named: false }),
  () => ({ path: `/files/invoices/${canary()}.pdf`, body: null, headers: program(), named: false }),
  () => ({ path: `/${canary()}`, body: null, headers: {}, named: false }),
];

async function send({ path, body, headers, named }: Sent): Promise<string[]> {
  const method = body === null ? "GET" : "POST";
  const sent = { ...(body !== null && { "content-type": "application/json", accept: "application/graphql-response+json" }), ...headers };
  const answer = await portail.browser().send(path, { method, headers: sent, ...(body !== null && { body }) });
  const told = [...(JSON.stringify(answer.headers).match(birds) ?? [])];
  if (named || !answer.text.startsWith("{")) return told;
  // What came in as data may come back as data; what is said about it must not repeat it.
  const { errors = [], data } = JSON.parse(answer.text) as {
    errors?: unknown;
    data?: Record<string, { errors?: unknown; results?: { errors?: unknown }[] } | null>;
  };
  const said = [errors, ...Object.values(data ?? {}).flatMap((field) => [field?.errors, field?.results?.map((result) => result.errors)])];
  return [...told, ...(JSON.stringify(said).match(birds) ?? [])];
}

async function sendAll(count: number, seed: number): Promise<string[]> {
  const leaked: string[] = [];
  const order = fc.sample(fc.tuple(fc.nat({ max: ways.length - 1 }), fc.nat()), { numRuns: count, seed });
  const lane = async (): Promise<void> => {
    for (let next = order.pop(); next; next = order.pop()) leaked.push(...(await send(ways[next[0]]!(next[1]))));
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return leaked;
}

const birdsIn = (text: string): string[] => [...new Set(text.match(birds) ?? [])];

async function expectSilence(): Promise<void> {
  expect(birdsIn(`x ${canary()} x`)).toHaveLength(1);
  expect(birdsIn(JSON.stringify(await portail.database.source.query("SELECT * FROM audit_events")))).toEqual([]);
  const { text } = await portail.browser().send("/metrics");
  expect(text).toContain("portail_graphql_operations_total");
  expect(birdsIn(text)).toEqual([]);
  expect(portail.log()).toContain("http.request");
  expect(birdsIn(portail.log())).toEqual([]);
  const traced = spans
    .getFinishedSpans()
    .map(({ name, attributes, events, status }) => JSON.stringify({ name, attributes, events, status }));
  spans.reset();
  expect(traced.length).toBeGreaterThan(100);
  expect(birdsIn(traced.join())).toEqual([]);
}

test(`nothing that ${requests} requests say appears in logs, metrics, traces, errors or addresses`, async () => {
  expect(await sendAll(requests - 300, 20_261_123)).toEqual([]);
  await expectSilence();
}, 600_000);

test("nor where the database itself fails and quotes them", async () => {
  await portail.database.source.query("ALTER TABLE patient_search_terms RENAME TO patient_search_terms_gone");
  await portail.database.source.query("ALTER TABLE otp_challenges RENAME TO otp_challenges_gone");
  expect(await sendAll(300, 11)).toEqual([]);
  expect(portail.log()).toContain("graphql.fault");
  await expectSilence();
}, 120_000);
