import type { ApolloServerPlugin, GraphQLRequestContext, GraphQLResponse } from "@apollo/server";
import { HeaderMap } from "@apollo/server";
import type { KeyUse } from "../../graphql/key-use.ts";
import { keyUseOf } from "../../graphql/key-use.ts";
import type { RequestContext } from "../../graphql/server.ts";
import { canonicalJson } from "../../kernel/canonical-json.ts";
import type { IdempotencyService } from "../../modules/idempotency/idempotency.service.ts";
import { callEnd } from "./call-end.ts";
import { onlyMutation } from "./only-mutation.ts";
import { badRequest, conflict, fault } from "./refusals.ts";

type Request = GraphQLRequestContext<RequestContext>;

/** All that decides what is done: the document as it was sent, and the values, in whatever order. */
const askedBy = ({ request }: Request): readonly string[] => [
  ...[request.query ?? "", request.operationName ?? "", canonicalJson(request.variables ?? {})],
];

const replay = (body: unknown): GraphQLResponse => ({
  http: { headers: new HeaderMap([["idempotent-replayed", "true"]]) },
  body: { kind: "single", singleResult: body as never },
});

/** Does what comes with a key once, and gives whoever asks again the answer that there was. */
export function idempotencyPlugin(calls: IdempotencyService): ApolloServerPlugin<RequestContext> {
  async function answerOf(request: Request, keyUse: KeyUse): Promise<GraphQLResponse | null> {
    const { contextValue } = request;
    const { actor, keyed } = contextValue;
    // The rule at the field refuses whoever is not signed in.
    if (!keyed || actor.kind === "anonymous" || keyUse === "REPEATABLE") return null;
    const claim = await calls.claim({ actor, key: keyed.key, asked: askedBy(request) }, keyed.first);
    if (claim.kind === "ANSWERED") return replay(claim.body);
    if (claim.kind === "NO_ANSWER") return conflict(contextValue, keyUse === "SHOWN_ONCE" ? "SHOWN_ONCE" : "ANSWER_LOST");
    if (claim.kind !== "CLAIMED") return conflict(contextValue, claim.kind);
    keyed.call = claim.call;
    return null;
  }

  return {
    async requestDidStart() {
      return {
        async responseForOperation(request) {
          const { keyed, logger } = request.contextValue;
          if (!keyed) return null;
          const field = onlyMutation(request.schema, request.operation);
          const keyUse = field && keyUseOf(field);
          let answer: GraphQLResponse | null;
          if (!keyUse || keyUse === "REFUSED") answer = badRequest(request.contextValue, keyUse);
          else
            answer = await answerOf(request, keyUse).catch((error: unknown) => {
              logger.error("idempotency.fault", {}, error);
              return fault(request.contextValue, error);
            });
          keyed.answered = answer !== null;
          return answer;
        },
        async willSendResponse({ contextValue: { actor, keyed, logger }, response, schema, operation }) {
          if (!keyed?.call) return;
          const field = onlyMutation(schema, operation);
          const secret = field !== null && keyUseOf(field) === "SHOWN_ONCE" && !keyed.nothingShown;
          const end = callEnd(response.body, keyed.first.kept, secret);
          // What was done is done: the caller is told, also where the next one can't be.
          await calls.settle(keyed.call, actor, end).catch((error: unknown) => logger.error("idempotency.fault", {}, error));
        },
      };
    },
  };
}
