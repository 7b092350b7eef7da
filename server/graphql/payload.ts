import { Field, Int, ObjectType } from "type-graphql";
import type { Outcome } from "../kernel/outcome.ts";
import type { Context } from "./context.ts";
import { enumOf } from "./enums.ts";
import type { BatchResult } from "../db/upsert-batch.ts";
import { toUserErrors, UserError } from "./user-error.ts";

/** What every mutation answers with: what was asked for, or why not. */
@ObjectType()
export abstract class Payload {
  @Field(() => [UserError], { description: "What went wrong as expected; empty when all went well." })
  errors!: UserError[];
}

export const UpsertOutcomeEnum = enumOf(
  "UpsertOutcome",
  "What became of one item of a batch.",
  ["CREATED", "UPDATED", "UNCHANGED", "FAILED"],
  {
    CREATED: "It is new.",
    UPDATED: "It existed and has changed.",
    UNCHANGED: "It existed and says the same already.",
    FAILED: "Nothing of it was written; its errors say why.",
  },
);

@ObjectType()
export abstract class UpsertResult extends Payload {
  @Field(() => Int, { description: "The item's place in the batch, from 0." })
  index!: number;

  @Field(() => String, { description: "The item's external id, as sent." })
  externalId!: string;

  @Field(() => UpsertOutcomeEnum, { description: "What became of it." })
  outcome!: keyof typeof UpsertOutcomeEnum;
}

interface UpsertShape<E> {
  readonly results: readonly (UpsertResult & { readonly entity: E | null })[];
  readonly errors: readonly UserError[];
}

/** A batch's outcome in the shape of its payload; `entity` is the item's own field, to be named by the caller. */
export function toUpsertPayload<E>(outcome: Outcome<BatchResult<E>[]>, context: Context): UpsertShape<E> {
  if (!outcome.ok) return { results: [], errors: toUserErrors(outcome.problems, context) };
  const results = outcome.value.map((result) => ({
    index: result.index,
    externalId: result.externalId,
    outcome: result.outcome,
    entity: result.outcome === "FAILED" ? null : result.entity,
    errors: result.outcome === "FAILED" ? toUserErrors(result.problems, context) : [],
  }));
  return { results, errors: [] };
}
