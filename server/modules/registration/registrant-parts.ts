import type { Database } from "../../db/database.ts";
import type { Hook } from "../../db/hook.ts";
import type { Actor } from "../../kernel/actor.ts";
import type { Clock } from "../../kernel/clock.ts";
import type { Locale } from "../../kernel/locale.ts";
import type { SecretKeys } from "../../kernel/secret-keys.ts";
import type { ClinicService } from "../clinics/clinic.service.ts";
import type { IdentificationVault } from "../patients/identification-vault.ts";
import type { SettingsService } from "../settings/settings.service.ts";
import type { OtpChannels } from "../sign-in/otp-request.ts";
import type { SignInClinic } from "../sign-in/sign-in-parts.ts";
import type { StaffCall } from "./notices/call-staff.ts";
import type { RegistrationSubmitted } from "./submit/registration-hook.ts";
import type { RegistrationTermsService } from "./terms/registration-terms.service.ts";

/** What registering is made of. */
export interface RegistrantParts extends OtpChannels {
  readonly database: Database;
  readonly clock: Clock;
  readonly keys: SecretKeys;
  readonly vault: IdentificationVault;
  readonly clinics: ClinicService;
  readonly settings: Pick<SettingsService, "inForce">;
  readonly terms: RegistrationTermsService;
  readonly staffCall: StaffCall;
  /** What else happens with every registration. */
  readonly hooks?: readonly Hook<RegistrationSubmitted>[];
}

/** The browser of whoever registers. */
export interface Registrant {
  readonly actor: Actor;
  readonly clinic: SignInClinic;
  readonly locale: Locale;
  readonly nonce: string;
}
