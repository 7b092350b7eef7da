import { Field, ObjectType } from "type-graphql";
import { Access, anyone, permitted } from "../../../graphql/access.ts";
import type { Context } from "../../../graphql/context.ts";
import { Payload } from "../../../graphql/payload.ts";
import { toUserError, UserError } from "../../../graphql/user-error.ts";
import type { Outcome, Problem } from "../../../kernel/outcome.ts";
import type { ApiConsumer } from "../api-consumer.entity.ts";
import { ApiConsumerType, toApiConsumer } from "./consumer.type.ts";

@ObjectType({ implements: UserError, description: "Somebody changed the API consumer since the version that was sent; nothing was saved." })
@Access(permitted("INTEGRATIONS"))
export class ApiConsumerConflict extends UserError {
  @Field(() => ApiConsumerType, { description: "The consumer as it is now." })
  current!: ApiConsumerType;
}

@ObjectType({ description: "The API consumer after the operation, or why nothing was changed." })
@Access(anyone)
export class ApiConsumerPayload extends Payload {
  @Field(() => ApiConsumerType, { nullable: true, description: "The consumer as it is now; null where nothing was changed." })
  apiConsumer!: ApiConsumerType | null;
}

/** A conflict comes with the consumer that is in force. */
function toError(problem: Problem, context: Context): UserError {
  const current = problem.facts?.["current"] as ApiConsumer | undefined;
  if (!current) return toUserError(problem, context);
  const error = toUserError({ ...problem, facts: {} }, context, { CONFLICT: ApiConsumerConflict });
  return Object.assign(error, { current: toApiConsumer(current) });
}

export const toConsumerPayload = (outcome: Outcome<ApiConsumer>, context: Context): ApiConsumerPayload =>
  outcome.ok
    ? { apiConsumer: toApiConsumer(outcome.value), errors: [] }
    : { apiConsumer: null, errors: outcome.problems.map((problem) => toError(problem, context)) };
