import type { Database } from "../../db/database.ts";
import type { Clock } from "../../kernel/clock.ts";
import type { SettingsService } from "../settings/settings.service.ts";
import type { HeldNumbers } from "./identifications/held-numbers.ts";
import type { IdentificationVault } from "./identification-vault.ts";
import type { OnLostContacts } from "./lost-contacts.ts";

/** What patients' charts need around them. */
export interface PatientParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly settings: Pick<SettingsService, "inForce">;
  readonly vault: IdentificationVault;
  readonly numbers: HeldNumbers;
  readonly onLostContacts: OnLostContacts;
  /** Where text messages may go, as ISO codes. */
  readonly smsCountries: readonly string[];
}
