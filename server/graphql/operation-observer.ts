import type { Metrics } from "../gateways/metrics/metrics.ts";
import type { Traces } from "../gateways/traces/traces.ts";
import type { PreparedOperation } from "./compiled/prepared-document.ts";
import type { Context } from "./context.ts";

/** What the errors of an answer say, once they are formatted. */
type Coded = { readonly extensions?: { readonly code?: unknown } };

const codesOf = (errors: readonly Coded[]): string[] =>
  errors.map(({ extensions }) => (typeof extensions?.code === "string" ? extensions.code : "INTERNAL"));

/** Calls that end in the house's own fault, among all that end in errors. */
const isFault = (code: string): boolean => code === "INTERNAL";

export interface Observed {
  /** What the operation is called in logs, metrics and traces. */
  operationLabel?: string;
}

/** Counts what operations come to, and names them in the trace of their request. */
export class OperationObserver {
  readonly #metrics: Metrics;
  readonly #traces: Traces;

  constructor(metrics: Metrics, traces: Traces) {
    this.#metrics = metrics;
    this.#traces = traces;
  }

  named(context: Observed, { label, node: { operation } }: PreparedOperation): void {
    context.operationLabel = label;
    this.#traces.current()?.rename(`graphql ${operation} ${label}`);
  }

  answered({ actor, operationLabel: label = "invalid" }: Context & Observed, errors: readonly Coded[], startedAt: number): void {
    const codes = codesOf(errors);
    for (const code of codes) this.#metrics.countError(code);
    const outcome = codes.some(isFault) ? "fault" : codes.length > 0 ? "refused" : "ok";
    this.#metrics.countOperation(label, actor.kind, outcome, (performance.now() - startedAt) / 1_000);
    this.#traces.current()?.set({ "portail.caller": actor.kind, "portail.outcome": outcome });
  }
}
