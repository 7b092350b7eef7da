import type { EntityManager } from "typeorm";
import type { Database } from "../../db/database.ts";
import type { Clock } from "../../kernel/clock.ts";
import type { SecretKeys } from "../../kernel/secret-keys.ts";
import type { IdentificationVault } from "../patients/identification-vault.ts";
import type { OnLostContacts } from "../patients/lost-contacts.ts";
import type { SettingsService } from "../settings/settings.service.ts";
import type { Registration } from "./registration.entity.ts";

export type RegistrantNoticeKind = "REGISTRATION_ACCEPTED" | "REGISTRATION_ARCHIVED";

/** Leaves a notice for whoever registered, in the transaction of what it is about. */
export type TellRegistrant = (
  tx: EntityManager,
  notice: { readonly registration: Registration; readonly kind: RegistrantNoticeKind },
) => Promise<void>;

/** What the desk needs around it. */
export interface DeskParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly keys: SecretKeys;
  readonly vault: IdentificationVault;
  readonly settings: Pick<SettingsService, "inForce">;
  readonly onLostContacts: OnLostContacts;
  /** Where text messages may go, as ISO codes. */
  readonly smsCountries: readonly string[];
  readonly tell: TellRegistrant;
  /** Called after what leaves notices. */
  readonly wake: () => void;
}
