import type { Database } from "../../../db/database.ts";
import type { Clock } from "../../../kernel/clock.ts";
import type { SecretKeys } from "../../../kernel/secret-keys.ts";
import type { Outbox } from "../../notifications/outbox.ts";
import type { SettingsService } from "../../settings/settings.service.ts";
import type { OtpChannel } from "../otp-channel.ts";

/** What signing in from notifications is made of. */
export interface NotificationParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly keys: SecretKeys;
  readonly settings: SettingsService;
  readonly outbox: Outbox;
  /** To be called after the commit. */
  readonly wake: () => void;
  /** Where a clinic's portal is, without a path. */
  readonly addressOf: (slug: string) => URL;
  readonly channels: readonly OtpChannel[];
  /** ISO codes of the countries whose numbers get text messages. */
  readonly smsCountries: readonly string[];
  /** How many text messages a clinic sends a day. */
  readonly smsDailyCap: number;
}
