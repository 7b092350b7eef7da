import type { EntityManager } from "typeorm";
import type { Clock } from "../../../kernel/clock.ts";
import type { SecretKeys } from "../../../kernel/secret-keys.ts";
import { Clinic } from "../../clinics/clinic.entity.ts";
import type { Outbox } from "../../notifications/outbox.ts";
import type { SettingsService } from "../../settings/settings.service.ts";
import { takeTextMessage } from "../../sign-in/limits/sms-cap.ts";
import type { OtpChannels } from "../../sign-in/otp-request.ts";
import type { TellRegistrant } from "../registration-parts.ts";
import type { Registration } from "../registration.entity.ts";
import { toSubmitted } from "../start/submitted-registrations.ts";

interface Parts extends Pick<OtpChannels, "channels"> {
  readonly clock: Clock;
  readonly keys: SecretKeys;
  readonly outbox: Outbox;
  readonly settings: Pick<SettingsService, "inForce">;
  readonly smsDailyCap: number;
  readonly addressOf: (slug: string) => URL;
}

/** Whether the contact that they have proven signs them in. */
async function canSignIn(tx: EntityManager, { settings }: Parts, registration: Registration, contact: string): Promise<boolean> {
  const { values } = await settings.inForce(registration.clinicId, tx);
  const [told] = await toSubmitted(tx, [registration], { channel: registration.provenChannel, contact }, values);
  return told?.state === "ACCEPTED";
}

/**
 * Tells whoever registered what became of it (as the row says by then), at the contact that they have proven: nothing goes to one that they only named. A text
 * message is left out where the clinic may send none any more that day; they see it when they sign in.
 */
export const tellRegistrantBy =
  (parts: Parts): TellRegistrant =>
  async (tx, { registration, kind }) => {
    const { clock, keys, outbox, channels, smsDailyCap: most, addressOf } = parts;
    const { clinicId, id, patientId, provenChannel: channel, email, mobile, language: locale } = registration;
    const to = channel === "EMAIL" ? email : mobile;
    if (to === null || !channels.includes(channel)) return;
    if (channel === "SMS" && !(await takeTextMessage(tx, keys, { clinicId, goesOut: true, most, at: clock.now() }))) return;
    const { slug, name, phone } = await tx.findOneByOrFail(Clinic, { id: clinicId });
    const message = { clinicId, channel, to, notAfter: null, sequence: `registration:${id}`, decoy: false };
    const basic = { locale, clinic: { name, phone } };
    if (kind === "REGISTRATION_ARCHIVED") await outbox.enqueue(tx, { ...message, kind, patientId: null, facts: basic });
    else {
      const url = (await canSignIn(tx, parts, registration, to)) ? new URL("/portal", addressOf(slug)).href : null;
      await outbox.enqueue(tx, { ...message, kind, patientId, facts: { ...basic, url } });
    }
  };
