import type { ApolloServerPlugin, BaseContext } from "@apollo/server";
import type { DocumentNode } from "graphql";
import type { Metrics } from "../gateways/metrics/metrics.ts";
import type { Traces } from "../gateways/traces/traces.ts";
import type { Context } from "./context.ts";
import { operationLabel } from "./operation-label.ts";

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
export function operationObserver(
  metrics: Metrics,
  traces: Traces,
  isOurs: (text: string) => boolean,
): ApolloServerPlugin<Context & BaseContext & Observed> {
  const labels = new WeakMap<DocumentNode, Map<string, string>>();
  return {
    async requestDidStart({ contextValue }) {
      const startedAt = performance.now();
      return {
        async didResolveOperation({ document, operation, source }) {
          if (!operation) return;
          const known = labels.get(document) ?? new Map<string, string>();
          labels.set(document, known);
          const name = operation.name?.value ?? "";
          const label = known.get(name) ?? operationLabel(document, operation, isOurs(source));
          known.set(name, label);
          contextValue.operationLabel = label;
          traces.current()?.rename(`graphql ${operation.operation} ${label}`);
        },
        async willSendResponse({ response, contextValue: { actor, operationLabel: label = "invalid" } }) {
          const errors = response.body.kind === "single" ? (response.body.singleResult.errors ?? []) : [];
          const codes = codesOf(errors);
          for (const code of codes) metrics.countError(code);
          const outcome = codes.some(isFault) ? "fault" : codes.length > 0 ? "refused" : "ok";
          metrics.countOperation(label, actor.kind, outcome, (performance.now() - startedAt) / 1_000);
          traces.current()?.set({ "portail.caller": actor.kind, "portail.outcome": outcome });
        },
      };
    },
  };
}
