import { InMemorySpanExporter, SimpleSpanProcessor } from "@opentelemetry/sdk-trace-base";
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
  portail = await startPortail({ config: { demo: false, metricsToken: token }, traces });
  clinic = await TestClinic.open(portail, "demo");
});

afterAll(() => portail.stop());

beforeEach(() => spans.reset());

const readMetrics = async (authorization?: string): Promise<{ status: number; text: string }> =>
  portail.browser().send("/metrics", { headers: { ...(authorization !== undefined && { authorization }) } });

const metrics = async (): Promise<string> => (await readMetrics(`Bearer ${token}`)).text;

const locations = "query JeanTremblay1954 { clinic { locations { name } } }";

describe("metrics", () => {
  test.each([undefined, "Bearer", "Bearer another", `Basic ${token}`, `Bearer ${token}x`])("are refused to %p", async (authorization) => {
    expect(await readMetrics(authorization)).toMatchObject({ status: 401, text: "A token is needed.\n" });
  });

  test("are nobody's where no token is set, and everybody's in a demo", async () => {
    const silent = await startPortail({ beside: portail, config: { demo: false, metricsToken: null } });
    const demo = await startPortail({ beside: portail });
    try {
      expect((await silent.browser().send("/metrics", { headers: { authorization: "Bearer " } })).status).toBe(404);
      expect((await demo.browser().send("/metrics")).status).toBe(200);
    } finally {
      await silent.stop();
      await demo.stop();
    }
  });

  test("count a program's operations by the field of the schema, never by the name that it gave them", async () => {
    await portail.program(clinic.token).data(locations);
    const text = await metrics();
    expect(text).toMatch(/portail_graphql_operations_total\{operation="clinic",caller="consumer",outcome="ok"\} 1\n/);
    expect(text).toMatch(/portail_graphql_operation_seconds_count\{operation="clinic"\} 1\n/);
    expect(text).not.toContain("Tremblay");
  });

  test("count refusals by their code, and what was never an operation as invalid", async () => {
    expect(await portail.program(await clinic.tokenWith()).refusal(locations)).toEqual(["FORBIDDEN"]);
    await portail.program(clinic.token).run("{ nothing }");
    const text = await metrics();
    expect(text).toMatch(/portail_graphql_errors_total\{code="FORBIDDEN"\} [1-9]/);
    expect(text).toMatch(/portail_graphql_operations_total\{operation="clinic",caller="consumer",outcome="refused"\} 1\n/);
    expect(text).toMatch(/portail_graphql_operations_total\{operation="invalid",caller="consumer",outcome="refused"\} 1\n/);
  });

  test("say what requests, statements, queues and Node itself come to", async () => {
    const text = await metrics();
    expect(text).toMatch(/portail_http_requests_total\{route="\/graphql",method="POST",status="2xx"\} [1-9]/);
    expect(text).toMatch(/portail_database_statement_seconds_count\{kind="SELECT"\} [1-9]/);
    for (const queue of ["messages", "stripe_events", "webhooks"])
      expect(text).toMatch(new RegExp(`portail_waiting_work\\{queue="${queue}"\\} \\d`));
    expect(text).toMatch(/nodejs_eventloop_lag_seconds \d/);
  });

  test("no address makes a label of its own", async () => {
    await portail.browser().send("/portal/jean-tremblay");
    await portail.browser().send("/jean-tremblay");
    const text = await metrics();
    expect(text).not.toContain("tremblay");
    expect(text).toMatch(/portail_http_requests_total\{route="\/",method="GET",status="4xx"\} [1-9]/);
  });
});

describe("traces", () => {
  test("show a request with its statements, inside the caller's own trace", async () => {
    const traceId = "4bf92f3577b34da6a3ce929d0e0e4736";
    await portail.program(clinic.token).post({ query: locations }, { traceparent: `00-${traceId}-00f067aa0ba902b7-01` });
    const own = spans.getFinishedSpans().filter((span) => span.spanContext().traceId === traceId);
    const server = own.find(({ name }) => name === "graphql query clinic")!;
    expect(server.parentSpanContext?.spanId).toBe("00f067aa0ba902b7");
    expect(server.attributes).toMatchObject({ "http.route": "/graphql", "http.response.status_code": 200, "portail.caller": "consumer" });
    const statements = own.filter(({ attributes }) => "db.operation.name" in attributes);
    expect(statements.length).toBeGreaterThan(1);
    expect(new Set(statements.map(({ parentSpanContext }) => parentSpanContext?.spanId))).toEqual(new Set([server.spanContext().spanId]));
    expect(statements.map(({ name }) => name)).toContain("SELECT");
  });

  test.each(["", "00-0-0-0", `00-${"0".repeat(32)}-${"1".repeat(16)}-01`, "01-jean-tremblay-00"])(
    "begin anew where the caller sends none that is right: %p",
    async (traceparent) => {
      await portail.program(clinic.token).post({ query: locations }, { traceparent });
      const server = spans.getFinishedSpans().find(({ name }) => name === "graphql query clinic")!;
      expect(server.parentSpanContext).toBeUndefined();
      expect(JSON.stringify(spans.getFinishedSpans().map(({ name, attributes }) => [name, attributes]))).not.toContain("tremblay");
    },
  );
});
