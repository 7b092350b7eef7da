import type { GraphQLSchema } from "graphql";
import { statusWithoutData } from "../../graphql/answer-type.ts";
import type { KeyUse } from "../../graphql/key-use.ts";
import { keyUseOf } from "../../graphql/key-use.ts";
import type { AnswerBody, OperationAnswer } from "../../graphql/operation-answer.ts";
import type { Keys, OperationCall } from "../../graphql/operations.ts";
import type { RequestContext } from "../../graphql/request-context.ts";
import { canonicalJson } from "../../kernel/canonical-json.ts";
import type { IdempotencyService } from "../../modules/idempotency/idempotency.service.ts";
import { callEnd } from "./call-end.ts";
import { onlyMutation } from "./only-mutation.ts";
import { badRequest, conflict, fault } from "./refusals.ts";

/** All that decides what is done: the document as it was sent, and the values, in whatever order. */
const askedBy = ({ prepared, request: { operationName, variables } }: OperationCall): readonly string[] => [
  ...[prepared.text, operationName ?? "", canonicalJson(variables ?? {})],
];

const replay = (body: AnswerBody, { answerType }: RequestContext): OperationAnswer => ({
  status: body.data === undefined ? statusWithoutData(answerType) : 200,
  headers: [["Idempotent-Replayed", "true"]],
  body,
});

/** Does what comes with a key once, and gives whoever asks again the answer that there was. */
export class IdempotencyKeys implements Keys {
  readonly #schema: GraphQLSchema;
  readonly #calls: IdempotencyService;

  constructor(schema: GraphQLSchema, calls: IdempotencyService) {
    this.#schema = schema;
    this.#calls = calls;
  }

  async answerOf(call: OperationCall): Promise<OperationAnswer | null> {
    const { context } = call;
    const keyUse = this.#useIn(call);
    if (!keyUse || keyUse === "REFUSED") return badRequest(context, keyUse);
    return this.#claim(call, keyUse).catch((error: unknown) => {
      context.logger.error("idempotency.fault", {}, error);
      return fault(context, error);
    });
  }

  async settle(call: OperationCall, { body }: OperationAnswer): Promise<void> {
    const { actor, keyed, logger } = call.context;
    if (!keyed?.call) return;
    const secret = this.#useIn(call) === "SHOWN_ONCE" && !keyed.nothingShown;
    // What was done is done: the caller is told, also where the next one can't be.
    await this.#calls
      .settle(keyed.call, actor, callEnd(body, keyed.first.kept, secret))
      .catch((error: unknown) => logger.error("idempotency.fault", {}, error));
  }

  async #claim(call: OperationCall, keyUse: KeyUse): Promise<OperationAnswer | null> {
    const { context } = call;
    const { actor, keyed } = context;
    // The rule at the field refuses whoever is not signed in.
    if (!keyed || actor.kind === "anonymous" || keyUse === "REPEATABLE") return null;
    const claim = await this.#calls.claim({ actor, key: keyed.key, asked: askedBy(call) }, keyed.first);
    if (claim.kind === "ANSWERED") return replay(claim.body as AnswerBody, context);
    if (claim.kind === "NO_ANSWER") return conflict(context, keyUse === "SHOWN_ONCE" ? "SHOWN_ONCE" : "ANSWER_LOST");
    if (claim.kind !== "CLAIMED") return conflict(context, claim.kind);
    keyed.call = claim.call;
    return null;
  }

  #useIn({ operation }: OperationCall): KeyUse | null {
    const field = onlyMutation(this.#schema, operation.node);
    return field && keyUseOf(field);
  }
}
