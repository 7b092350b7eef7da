import type { Context, Span as ApiSpan, Tracer } from "@opentelemetry/api";
import { ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { resourceFromAttributes } from "@opentelemetry/resources";
import type { SpanProcessor } from "@opentelemetry/sdk-trace-base";
import { BasicTracerProvider, BatchSpanProcessor } from "@opentelemetry/sdk-trace-base";
import { Scoped } from "../../kernel/scoped.ts";
import { traceOutgoingCalls } from "./outgoing-calls.ts";
import { readTraceparent, writeTraceparent } from "./traceparent.ts";
import type { Span, Traces } from "./traces.ts";

const kinds = { server: SpanKind.SERVER, client: SpanKind.CLIENT, internal: SpanKind.INTERNAL };

class OtlpSpan implements Span {
  readonly api: ApiSpan;

  constructor(api: ApiSpan) {
    this.api = api;
  }

  rename(name: string): void {
    this.api.updateName(name);
  }

  set(attributes: Readonly<Record<string, string | number>>): void {
    this.api.setAttributes(attributes);
  }

  fail(errorName: string): void {
    this.api.setStatus({ code: SpanStatusCode.ERROR });
    this.api.setAttribute("error.type", errorName);
  }

  end(): void {
    this.api.end();
  }

  get traceparent(): string {
    return writeTraceparent(this.api.spanContext());
  }
}

class OtlpTraces implements Traces {
  readonly #spans = new Scoped<OtlpSpan>();
  readonly #provider: BasicTracerProvider;
  readonly #tracer: Tracer;
  readonly #ignoreCalls: () => void;

  constructor(processor: SpanProcessor, service: string) {
    this.#provider = new BasicTracerProvider({
      resource: resourceFromAttributes({ "service.name": service }),
      spanProcessors: [processor],
    });
    this.#tracer = this.#provider.getTracer("portail");
    this.#ignoreCalls = traceOutgoingCalls(this);
  }

  begin(name: string, kind: keyof typeof kinds, attributes: Readonly<Record<string, string | number>>, traceparent?: string): OtlpSpan {
    return new OtlpSpan(this.#tracer.startSpan(name, { kind: kinds[kind], attributes }, this.#parent(traceparent)));
  }

  inside<T>(span: Span, work: () => T): T {
    return this.#spans.run(span as OtlpSpan, work);
  }

  current(): OtlpSpan | null {
    return this.#spans.get() ?? null;
  }

  async stop(): Promise<void> {
    this.#ignoreCalls();
    await this.#provider.shutdown();
  }

  #parent(traceparent: string | undefined): Context {
    const caller = traceparent === undefined ? null : readTraceparent(traceparent);
    if (caller) return trace.setSpanContext(ROOT_CONTEXT, caller);
    const current = this.current();
    return current ? trace.setSpan(ROOT_CONTEXT, current.api) : ROOT_CONTEXT;
  }
}

/** Traces by any processor, as of a test. */
export const createTraces = (processor: SpanProcessor, service: string): Traces => new OtlpTraces(processor, service);

/** Sends traces in batches to a collector that speaks OTLP over HTTP. One that is away costs spans, never a request. */
export function createOtlpTraces(endpoint: URL, service: string): Traces {
  const url = `${endpoint.toString().replace(/\/$/, "")}/v1/traces`;
  return createTraces(new BatchSpanProcessor(new OTLPTraceExporter({ url })), service);
}
