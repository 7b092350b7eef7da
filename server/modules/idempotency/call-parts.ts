import type { Database } from "../../db/database.ts";
import type { Clock } from "../../kernel/clock.ts";
import type { SecretKeys } from "../../kernel/secret-keys.ts";

export interface CallParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly keys: SecretKeys;
}
