import type { Permission } from "../../../kernel/permissions.ts";
import { consumerScopes } from "../../../kernel/permissions.ts";
import type { ApiConsumer } from "../api-consumer.entity.ts";

/** What is stored and is no scope (any more) grants nothing. */
export const grantedScopes = ({ scopes }: Pick<ApiConsumer, "scopes">): Permission[] =>
  scopes.filter((scope) => consumerScopes.includes(scope));
