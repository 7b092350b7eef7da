import type { Traces } from "./traces.ts";
import { noTraces } from "./traces.ts";

/** Where no collector is named nothing of it is even loaded. */
export async function createTracesTo(endpoint: URL | null, service: string): Promise<Traces> {
  if (!endpoint) return noTraces;
  const { createOtlpTraces } = await import("./otlp-traces.ts");
  return createOtlpTraces(endpoint, service);
}
