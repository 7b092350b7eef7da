import type { GraphQLField, GraphQLSchema } from "graphql";
import { defaultFieldResolver } from "graphql";
import { Extensions } from "type-graphql";

/**
 * What a mutation makes of an `Idempotency-Key`:
 * - KEPT: it is done once by it, and the same call again gets the same answer;
 * - SHOWN_ONCE: it is done once by it, and its answer is kept nowhere, as there is a secret in it;
 * - REPEATABLE: the same call again changes nothing in any case, so that the key decides nothing;
 * - REFUSED: it signs somebody in or out, which no answer from before can do.
 */
export type KeyUse = "KEPT" | "SHOWN_ONCE" | "REPEATABLE" | "REFUSED";

const declared = (keyUse: KeyUse): MethodDecorator => Extensions({ keyUse }) as MethodDecorator;

/** The answer holds a secret that nobody gets a second time. */
export const ShownOnce = (): MethodDecorator => declared("SHOWN_ONCE");

export const Repeatable = (): MethodDecorator => declared("REPEATABLE");

export const WithoutIdempotencyKey = (): MethodDecorator => declared("REFUSED");

export const keyUseOf = ({ extensions }: { readonly extensions: Readonly<Record<string, unknown>> }): KeyUse =>
  (extensions["keyUse"] as KeyUse | undefined) ?? "KEPT";

const told: Readonly<Record<KeyUse, string | null>> = {
  KEPT: null,
  SHOWN_ONCE: "Idempotency-Key: done once by it; its answer holds a secret and is not given again.",
  REPEATABLE: "Idempotency-Key: accepted, and not needed: the same call again changes nothing.",
  REFUSED: "Idempotency-Key: refused.",
};

const mutations =
  "An API consumer, or whoever is signed in, may send the header `Idempotency-Key: <1 to 64 visible ASCII " +
  "characters>` with a request of exactly one of these fields: for 24 hours the same request with the same key is done once and " +
  "answered alike (`Idempotent-Replayed: true`), errors included. Another request with the key, one that is still under way, and one " +
  "that was done and whose answer was lost are refused with the root error `CONFLICT` (status 409), whose `extensions.reason` is " +
  "`KEY_USED`, `IN_FLIGHT` (see `Retry-After`), `ANSWER_LOST` or `SHOWN_ONCE`. Fields for which it is otherwise say so.";

const describe = (field: GraphQLField<unknown, unknown>): void => {
  const use = told[keyUseOf(field)];
  if (use) field.description = `${field.description ?? ""}\n\n${use}`.trim();
};

/** What a call with a key is told by its field. */
export interface KeyedContext {
  readonly keyed?: {
    /** The payload says why nothing was made: there is no secret in it. */
    nothingShown: boolean;
  };
}

function noteRefusals(field: GraphQLField<unknown, KeyedContext>): void {
  const resolve = field.resolve ?? defaultFieldResolver;
  field.resolve = async (source, args, context, info) => {
    const payload = (await resolve(source, args, context, info)) as { readonly errors?: readonly unknown[] } | null | undefined;
    if (context.keyed && payload?.errors && payload.errors.length > 0) context.keyed.nothingShown = true;
    return payload;
  };
}

/** Says of each mutation what it makes of a key, where that isn't the rule. */
export function describeKeyUse(schema: GraphQLSchema): GraphQLSchema {
  const type = schema.getMutationType();
  if (!type) return schema;
  for (const field of Object.values(type.getFields())) if (keyUseOf(field) === "SHOWN_ONCE") noteRefusals(field);
  type.description = `${type.description ?? ""}\n\n${mutations}`.trim();
  Object.values(type.getFields()).forEach(describe);
  return schema;
}
