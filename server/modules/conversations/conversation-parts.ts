import type { Database } from "../../db/database.ts";
import type { Clock } from "../../kernel/clock.ts";
import type { SettingsService } from "../settings/settings.service.ts";
import type { MessageHook } from "./message-hook.ts";

export interface ConversationParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly settings: SettingsService;
  /** What else happens with every message, in this order. */
  readonly hooks: readonly MessageHook[];
}
