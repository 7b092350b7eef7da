import type { PatientActor } from "../../kernel/actor.ts";
import type { Locale } from "../../kernel/locale.ts";
import type { Outbox } from "../notifications/outbox.ts";
import type { SettingsService } from "../settings/settings.service.ts";
import type { OtpChannels } from "../sign-in/otp-request.ts";
import type { CodeParts } from "../sign-in/send-new-code.ts";
import type { SignInClinic } from "../sign-in/sign-in-parts.ts";

/** What a patient's work on their own chart is made of. */
export interface MyInformationParts extends CodeParts, OtpChannels {
  readonly settings: SettingsService;
  readonly outbox: Outbox;
}

/** The patient in their session, in the clinic and the language of the request. */
export interface OwnAsker {
  readonly actor: PatientActor;
  readonly clinic: SignInClinic & { readonly timeZone: string };
  readonly locale: Locale;
}
