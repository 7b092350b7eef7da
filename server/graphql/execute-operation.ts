import type { ApolloServerOptionsWithGateway, BaseContext } from "@apollo/server";
import type { DocumentNode, ExecutionResult, GraphQLSchema, OperationDefinitionNode } from "graphql";
import { GraphQLError } from "graphql";
import { withinTime } from "../db/time-limit.ts";
import type { OperationCall } from "./compiled/compiled-document.ts";
import { compiled } from "./compiled/compiled-documents.ts";
import type { PreparedDocument } from "./compiled/prepared-document.ts";
import { IntrospectionAnswers } from "./introspection/introspection-answers.ts";
import { isIntrospection } from "./limits/introspection-only.ts";
import type { Metered } from "./limits/meter.ts";

type Gateway<C extends BaseContext> = ApolloServerOptionsWithGateway<C>["gateway"];

const timedOut = (): ExecutionResult => ({
  errors: [new GraphQLError("The request took too long.", { extensions: { code: "TIMED_OUT", http: { status: 503 } } })],
});

/** A valid document, as far as an execution has to know it. */
interface Executable {
  readonly document: DocumentNode;
  readonly hash: string;
}

type Call = OperationCall & { readonly contextValue: Metered };

/** The only way in which operations are executed: so long and no longer, each document compiled once. */
export class Executor {
  readonly #schema: GraphQLSchema;
  readonly #aboutSchema: IntrospectionAnswers;

  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
    this.#aboutSchema = new IntrospectionAnswers(schema);
  }

  /** Of a document without errors; the result is what graphql-js would make of it. */
  execute(prepared: PreparedDocument, call: Call): ExecutionResult | Promise<ExecutionResult> {
    return this.run(prepared, prepared.operation(call.operationName)?.node, call);
  }

  run(executable: Executable, operation: OperationDefinitionNode | undefined, call: Call): ExecutionResult | Promise<ExecutionResult> {
    const { document } = executable;
    if (operation && isIntrospection(operation.selectionSet)) {
      const { hash } = executable;
      const answered = this.#aboutSchema.answer({ document, operation, variables: call.variables ?? {}, hash });
      if (answered) return answered;
    }
    const { cost, requestMs } = call.contextValue;
    return withinTime((cost?.batch ? 2 : 1) * requestMs, () => compiled(this.#schema, document).execute(call), timedOut);
  }
}

/** Apollo's way in for an executor of one's own. */
export function executorOf<C extends BaseContext & Metered>(schema: GraphQLSchema): Gateway<C> {
  const executor = new Executor(schema);
  return {
    onSchemaLoadOrUpdate(listen) {
      listen({ apiSchema: schema, coreSupergraphSdl: "" });
      return () => undefined;
    },
    load: async () => ({
      executor: async ({ document, operation, queryHash, request, context }) =>
        executor.run({ document, hash: queryHash }, operation, {
          operationName: request.operationName,
          variables: request.variables ?? {},
          contextValue: context as C,
        }),
    }),
    stop: async () => undefined,
  };
}
