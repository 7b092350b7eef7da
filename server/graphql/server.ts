import type { ApolloServerPlugin, BaseContext } from "@apollo/server";
import { ApolloServer } from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from "@apollo/server/plugin/disabled";
import type { GraphQLSchema } from "graphql";
import type { Logger } from "../gateways/logger.ts";
import type { KeyedRequest } from "../modules/idempotency/keyed-request.ts";
import type { Observed } from "./operation-observer.ts";
import type { AnswerType } from "./answer-type.ts";
import { statusWithoutData } from "./answer-type.ts";
import type { Context } from "./context.ts";
import { executorOf } from "./execute-operation.ts";
import { comesOfUnavailability, formatError, isUnexpected } from "./format-error.ts";
import { stringifyAnswer } from "./introspection/written-data.ts";
import { costPlugin } from "./limits/cost-plugin.ts";
import { mostTokens } from "./limits/document-limits.ts";
import type { Metered } from "./limits/meter.ts";

/** What the pipeline around a request adds to its context. */
export type RequestContext = Context &
  BaseContext &
  Metered &
  Observed & { readonly logger: Logger; readonly answerType: AnswerType; readonly keyed?: KeyedRequest };

/** As many as anybody mends at once: each costs a walk through the document to say where it is. */
const mostValidationErrors = 20;

/** A database that changed hands serves again by then. */
const retryAfterSeconds = "1";

/** Errors leave with the request's id and in its language, which only the request knows. */
const errors: ApolloServerPlugin<RequestContext> = {
  async requestDidStart() {
    return {
      async didEncounterErrors({ errors: thrown, contextValue }) {
        for (const error of thrown.filter(isUnexpected))
          contextValue.logger.error("graphql.fault", { operationName: contextValue.operationLabel ?? "" }, error.originalError ?? error);
      },
      async willSendResponse({ response, errors: thrown, contextValue }) {
        if (response.body.kind !== "single" || !response.body.singleResult.errors) return;
        const { locale, actor, answerType, keyed } = contextValue;
        const { singleResult } = response.body;
        // An answer of before was formatted then.
        if (!keyed?.answered)
          singleResult.errors = singleResult.errors!.map((formatted, place) =>
            formatError(formatted, thrown?.[place], locale, actor.origin.requestId),
          );
        if (thrown?.some(comesOfUnavailability)) {
          response.http.headers.set("retry-after", retryAfterSeconds);
          if (!singleResult.data) response.http.status = 503;
        } else if (singleResult.data === undefined) response.http.status = statusWithoutData(answerType, response.http.status);
      },
    };
  },
};

/** What the given plugins do with an answer, they do with the one that leaves. */
export function createGraphQLServer(
  schema: GraphQLSchema,
  plugins: readonly ApolloServerPlugin<RequestContext>[] = [],
): ApolloServer<RequestContext> {
  return new ApolloServer<RequestContext>({
    gateway: executorOf<RequestContext>(schema),
    introspection: true,
    includeStacktraceInErrorResponses: false,
    persistedQueries: false,
    allowBatchedHttpRequests: false,
    csrfPrevention: true,
    parseOptions: { maxTokens: mostTokens },
    stringifyResult: stringifyAnswer,
    validationOptions: { hideSuggestions: true, maxErrors: mostValidationErrors },
    hideSchemaDetailsFromClientErrors: false,
    stopOnTerminationSignals: false,
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      errors,
      costPlugin,
      ...plugins,
    ],
  });
}
