import type { Database } from "../../db/database.ts";
import type { Actor } from "../../kernel/actor.ts";
import type { Clock } from "../../kernel/clock.ts";
import type { Device } from "../../kernel/device.ts";
import type { Locale } from "../../kernel/locale.ts";
import type { Problem } from "../../kernel/outcome.ts";
import type { SecretKeys } from "../../kernel/secret-keys.ts";
import type { Clinic } from "../clinics/clinic.entity.ts";
import type { ClinicService } from "../clinics/clinic.service.ts";
import type { PatientService } from "../patients/patient.service.ts";
import type { SettingsService } from "../settings/settings.service.ts";
import type { OtpChannel } from "./otp-channel.ts";
import type { SendCode } from "./send-code.ts";

/** What signing in is made of. */
export interface SignInParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly keys: SecretKeys;
  readonly clinics: ClinicService;
  readonly settings: SettingsService;
  readonly patients: PatientService;
  readonly sendCode: SendCode;
  readonly channels: readonly OtpChannel[];
  /** ISO codes of the countries whose numbers get text messages. */
  readonly smsCountries: readonly string[];
  /** How many text messages a clinic sends a day. */
  readonly smsDailyCap: number;
}

/** As much of a clinic as signing in needs. */
export type SignInClinic = Pick<Clinic, "id" | "slug" | "name" | "phone">;

/** The browser and the language of whoever signs in. */
export interface Asker {
  readonly actor: Actor;
  readonly clinic: SignInClinic;
  readonly locale: Locale;
  readonly nonce: string;
  readonly device: Device;
  /** Of the session that the browser brought, live or not. */
  readonly sessionToken: string | null;
}

/** An id that no row has: look-ups for nothing cost what look-ups for something cost. */
export const nobody = "0".repeat(26);

export const portalClosed = ({ phone }: SignInClinic): Problem => ({ code: "PORTAL_CLOSED", path: [], facts: { clinicPhone: phone } });
