import type { Database } from "../../db/database.ts";
import type { Clock } from "../../kernel/clock.ts";
import type { Role } from "../../kernel/permissions.ts";
import type { SecretKeys } from "../../kernel/secret-keys.ts";
import type { StaffGuesses } from "./staff-guesses.ts";
import type { StaffNotices } from "./staff-notices.ts";

/** What the module works with. */
export interface StaffParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly keys: SecretKeys;
  readonly guesses: StaffGuesses;
  readonly notices: StaffNotices;
  /** Whether an account of the role opens nothing without a second step. */
  readonly needsSecondStep: (role: Role) => boolean;
}
