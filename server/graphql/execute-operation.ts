import type { ApolloServerOptionsWithGateway, BaseContext } from "@apollo/server";
import type { ExecutionResult, GraphQLSchema } from "graphql";
import { execute, GraphQLError } from "graphql";
import { withinTime } from "../db/time-limit.ts";
import { IntrospectionAnswers } from "./introspection/introspection-answers.ts";
import { isIntrospection } from "./limits/introspection-only.ts";
import type { Metered } from "./limits/meter.ts";

type Gateway<C extends BaseContext> = ApolloServerOptionsWithGateway<C>["gateway"];

/** Of a batch with a thousand wrong values the first ones are enough to mend it. */
const mostCoercionErrors = 20;

const timedOut = (): ExecutionResult => ({
  errors: [new GraphQLError("The request took too long.", { extensions: { code: "TIMED_OUT", http: { status: 503 } } })],
});

/**
 * Apollo's way in for an executor of one's own: operations run so long and no longer, and what is wrong with their variables is said
 * without guessing at names of the schema.
 */
export function executorOf<C extends BaseContext & Metered>(schema: GraphQLSchema): Gateway<C> {
  const aboutSchema = new IntrospectionAnswers(schema);
  return {
    onSchemaLoadOrUpdate(listen) {
      listen({ apiSchema: schema, coreSupergraphSdl: "" });
      return () => undefined;
    },
    load: async () => ({
      executor: async ({ document, operation, queryHash, request, context }) => {
        const { operationName, variables = {} } = request;
        const answered =
          operation && isIntrospection(operation.selectionSet)
            ? aboutSchema.answer({ document, operation, variables, hash: queryHash })
            : null;
        if (answered) return answered;
        const contextValue = context as C;
        return withinTime(
          (contextValue.cost?.batch ? 2 : 1) * contextValue.requestMs,
          () =>
            execute({
              schema,
              document,
              contextValue,
              variableValues: variables,
              operationName,
              hideSuggestions: true,
              options: { maxCoercionErrors: mostCoercionErrors },
            }),
          timedOut,
        );
      },
    }),
    stop: async () => undefined,
  };
}
