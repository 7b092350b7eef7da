import { setTimeout as delay } from "node:timers/promises";
import { TestClinic } from "../../testing/clinic.ts";
import type { Portail } from "../../testing/portail.ts";
import { startPortail } from "../../testing/portail.ts";
import type { TcpProxy } from "../testing/tcp-proxy.ts";
import { startTcpProxy } from "../testing/tcp-proxy.ts";

let home: Portail;
let clinic: TestClinic;
let nodes: TcpProxy[];
let portail: Portail;

beforeAll(async () => {
  home = await startPortail();
  clinic = await TestClinic.open(home, "demo");
  const url = new URL(home.databaseUrl);
  nodes = await Promise.all([1, 2].map(() => startTcpProxy({ host: url.hostname, port: Number(url.port || 3306) })));
  const hosts = nodes.map(({ port }) => `127.0.0.1:${port}`).join(",");
  portail = await startPortail({ beside: home, config: { databaseUrl: `mariadb://${url.username}@${hosts}${url.pathname}` } });
});
afterEach(async () => {
  await Promise.all(nodes.map((node) => node.mend()));
  await untilReady();
});
afterAll(async () => {
  await portail.stop();
  await Promise.all(nodes.map((node) => node.cut()));
  await home.stop();
});

const locations = "{ clinic { locations { name } } }";
const cutAll = () => Promise.all(nodes.map((node) => node.cut()));
const readiness = async () => (await portail.browser().send("/ready")).status;

async function untilReady(): Promise<void> {
  while ((await readiness()) !== 200) await delay(20);
}

const unavailable = { code: "INTERNAL", reason: "UNAVAILABLE", requestId: expect.any(String) };

const failovers = () =>
  portail
    .log()
    .split("\n")
    .filter((line) => line.includes('"database.failed-over"'))
    .map((line) => JSON.parse(line) as Record<string, unknown>);

test("the next node takes over and nobody notices, but for whoever reads the log and the metrics", async () => {
  const program = portail.program(clinic.token);
  await program.data(locations);
  expect(failovers()).toEqual([]);
  await nodes[0]!.cut();
  await delay(50);
  await Promise.all([program.data(locations), program.data(locations)]);
  expect(await readiness()).toBe(200);
  const [first, second] = nodes.map(({ port }) => `127.0.0.1:${port}`);
  const line = { event: "database.failed-over", level: "warn", databaseHost: second, databaseHostBefore: first, kind: "DOWN" };
  expect(failovers()).toEqual([{ ...line, time: expect.any(String) }]);
  const { text } = await portail.browser().send("/metrics");
  expect(text).toContain(`portail_database_failovers_total{to="${second}"} 1\n`);
});

test("without a database every request is told to come back, the process lives, and serves by itself once it is back", async () => {
  const program = portail.program(clinic.token);
  await cutAll();
  await delay(50);
  const { status, headers, errors } = await program.run(locations);
  expect([status, headers["retry-after"], errors[0]?.extensions]).toEqual([503, "1", unavailable]);
  const page = await portail.browser("elsewhere").send("/portal");
  expect([page.status, page.headers["retry-after"]]).toEqual([503, "1"]);
  expect(await readiness()).toBe(503);
  expect((await portail.browser().send("/health")).status).toBe(200);
  await nodes[1]!.mend();
  await untilReady();
  await program.data(locations);
});

test("one that goes while a request is under way says so in the answer, in the reader's language", async () => {
  const { clinics } = portail.services;
  const found = clinics.locations.bind(clinics);
  const during = jest.spyOn(clinics, "locations").mockImplementation(async (...asked) => {
    await cutAll();
    return found(...asked);
  });
  const { status, headers, data, errors } = await portail.program(clinic.token).run(locations);
  during.mockRestore();
  expect([status, headers["retry-after"], data, errors[0]?.extensions]).toEqual([503, "1", null, unavailable]);
  expect(errors[0]).toMatchObject({ message: "Le service est momentanément indisponible. Réessayez dans un instant." });
});

test("a call with a key that comes to nothing for it is done once, when it is sent again", async () => {
  const body = { query: "mutation ($input: UpsertLocationsInput!) { upsertLocations(input: $input) { results { outcome } } }" };
  const variables = { input: { locations: [{ externalId: "once", name: "Centre", timeZone: "America/Toronto" }] } };
  const send = () => portail.program(clinic.token).post({ ...body, variables }, { "idempotency-key": "once-and-only-once" });
  await cutAll();
  await delay(50);
  expect((await send()).status).toBe(503);
  await nodes[0]!.mend();
  await untilReady();
  const first = await send();
  expect(first.data.upsertLocations.results).toEqual([{ outcome: "CREATED" }]);
});
