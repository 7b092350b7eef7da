import type { ApolloServerPlugin, BaseContext } from "@apollo/server";
import { ApolloServer } from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from "@apollo/server/plugin/disabled";
import type { GraphQLSchema } from "graphql";
import type { Logger } from "../gateways/logger.ts";
import type { Context } from "./context.ts";
import { formatError, isUnexpected } from "./format-error.ts";
import { mostTokens } from "./limits.ts";

/** What the pipeline around a request adds to its context. */
export type RequestContext = Context & BaseContext & { readonly logger: Logger };

/** Errors leave with the request's id and in its language, which only the request knows. */
const errors: ApolloServerPlugin<RequestContext> = {
  async requestDidStart() {
    return {
      async didEncounterErrors({ errors: thrown, contextValue, operationName }) {
        for (const error of thrown.filter(isUnexpected))
          contextValue.logger.error("graphql.fault", { operationName: operationName ?? "" }, error.originalError ?? error);
      },
      async willSendResponse({ response, errors: thrown, contextValue }) {
        if (response.body.kind !== "single" || !response.body.singleResult.errors) return;
        const { locale, actor } = contextValue;
        const { singleResult } = response.body;
        singleResult.errors = singleResult.errors!.map((formatted, place) =>
          formatError(formatted, thrown?.[place], locale, actor.origin.requestId),
        );
        // GraphQL over HTTP: nothing was executed, so it is the request that was wrong, whatever type of answer was asked for.
        if (singleResult.data === undefined && (response.http.status ?? 200) === 200) response.http.status = 400;
      },
    };
  },
};

export function createGraphQLServer(schema: GraphQLSchema): ApolloServer<RequestContext> {
  return new ApolloServer<RequestContext>({
    schema,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    persistedQueries: false,
    allowBatchedHttpRequests: false,
    csrfPrevention: true,
    parseOptions: { maxTokens: mostTokens },
    hideSchemaDetailsFromClientErrors: false,
    stopOnTerminationSignals: false,
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      errors,
    ],
  });
}
