import type { ExecutionResult, GraphQLSchema } from "graphql";
import { GraphQLError } from "graphql";
import { withinTime } from "../db/time-limit.ts";
import type { OperationCall } from "./compiled/compiled-document.ts";
import type { PreparedDocument } from "./compiled/prepared-document.ts";
import { IntrospectionAnswers } from "./introspection/introspection-answers.ts";
import type { Metered } from "./limits/meter.ts";

const timedOut = (): ExecutionResult => ({
  errors: [new GraphQLError("The request took too long.", { extensions: { code: "TIMED_OUT", http: { status: 503 } } })],
});

type Call = OperationCall & { readonly contextValue: Metered };

/** The only way in which operations are executed: so long and no longer, each document compiled once. */
export class Executor {
  readonly #aboutSchema: IntrospectionAnswers;

  constructor(schema: GraphQLSchema) {
    this.#aboutSchema = new IntrospectionAnswers(schema);
  }

  /** Of a document without errors; the result is what graphql-js would make of it. */
  execute(prepared: PreparedDocument, call: Call): ExecutionResult | Promise<ExecutionResult> {
    const operation = prepared.operation(call.operationName);
    if (operation?.introspection) {
      const { document, hash } = prepared;
      const answered = this.#aboutSchema.answer({ document, operation: operation.node, variables: call.variables ?? {}, hash });
      if (answered) return answered;
    }
    const { cost, requestMs } = call.contextValue;
    return withinTime((cost?.batch ? 2 : 1) * requestMs, () => prepared.compiled.execute(call), timedOut);
  }
}
