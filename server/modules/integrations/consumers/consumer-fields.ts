import { z } from "zod";
import type { Permission } from "../../../kernel/permissions.ts";
import { consumerScopes } from "../../../kernel/permissions.ts";
import { textOf } from "../../../kernel/validation.ts";
import type { ApiConsumer } from "../api-consumer.entity.ts";

/** What support decides about a consumer. */
export type ConsumerFields = Pick<ApiConsumer, "name"> & { readonly scopes: readonly Permission[] };

export interface ConsumerInput {
  readonly name?: string | null | undefined;
  readonly scopes?: readonly Permission[] | null | undefined;
}

/** In the order of the closed list, each once. */
const inOrder = (scopes: readonly string[]): Permission[] => consumerScopes.filter((scope) => scopes.includes(scope));

const scope = z.string().refine((name) => consumerScopes.some((known) => known === name), "NOT_A_SCOPE");

export const newConsumerFields = z.object({
  name: textOf(120),
  scopes: z.array(scope, "REQUIRED").transform(inOrder),
});

/** What is absent is untouched. */
export const consumerChanges = newConsumerFields.partial();
