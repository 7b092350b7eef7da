import type { Config } from "../config.ts";
import type { Database } from "../db/database.ts";
import type { Clock } from "../kernel/clock.ts";
import type { SecretKeys } from "../kernel/secret-keys.ts";
import { IdentificationTypeService } from "../modules/patients/identification-types/identification-type.service.ts";
import { IdentificationVault } from "../modules/patients/identification-vault.ts";
import { HeldNumbers } from "../modules/patients/identifications/held-numbers.ts";
import { IdentificationService } from "../modules/patients/identifications/identification.service.ts";
import type { OnLostContacts } from "../modules/patients/lost-contacts.ts";
import { PatientService } from "../modules/patients/patient.service.ts";
import type { SettingsService } from "../modules/settings/settings.service.ts";
import { endSessionsProvenBy } from "../modules/sign-in/sessions/session-proof.ts";

interface Surroundings {
  readonly config: Config;
  readonly database: Database;
  readonly keys: SecretKeys;
  readonly clock: Clock;
  readonly settings: SettingsService;
}

/** Charts, with the numbers that name their owners. */
export function createPatients({ config, database, keys, clock, settings }: Surroundings) {
  const vault = new IdentificationVault(keys);
  const numbers = new HeldNumbers(database);
  const onLostContacts: OnLostContacts = (tx, clinicId, lost, at) => endSessionsProvenBy(tx, keys, clinicId, lost, at);
  const patients = new PatientService({
    ...{ database, clock, settings, vault, numbers, smsCountries: config.smsCountries, onLostContacts },
  });
  const identifications = new IdentificationService({
    ...{ database, clock, vault, numbers },
    hasRead: (actor, patientId) => patients.hasRead(actor, patientId),
  });
  const identificationTypes = new IdentificationTypeService(database, clock);
  return { vault, onLostContacts, patients, identifications, identificationTypes };
}
