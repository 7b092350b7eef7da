import type { EntityManager } from "typeorm";
import { countryOfPhone } from "../../../kernel/fold.ts";
import { maskDestination } from "../../../kernel/mask.ts";
import type { Patient } from "../../patients/patient.entity.ts";
import { takeTextMessage } from "../../sign-in/limits/sms-cap.ts";
import type { OtpChannel } from "../../sign-in/otp-channel.ts";
import type { MyInformationParts, OwnAsker } from "../my-information-parts.ts";
import { contactOf } from "./new-contact.ts";

interface ChangedContact {
  readonly channel: OtpChannel;
  readonly destination: string;
  readonly at: Date;
}

const otherThan = (channel: OtpChannel): OtpChannel => (channel === "EMAIL" ? "SMS" : "EMAIL");

const isReachable = (channel: OtpChannel, contact: string, { channels, smsCountries }: MyInformationParts): boolean =>
  channels.includes(channel) && (channel === "EMAIL" || smsCountries.includes(countryOfPhone(contact) ?? ""));

/**
 * By the contact that leaves; where there was none, or it can't be reached, by the other one. Whether they unsubscribed isn't asked:
 * it is about who gets into their record.
 */
async function routeOf(tx: EntityManager, parts: MyInformationParts, chart: Patient, { channel, at }: ChangedContact) {
  for (const by of [channel, otherThan(channel)]) {
    const contact = contactOf(chart, by);
    if (contact === null || !isReachable(by, contact, parts)) continue;
    const most = parts.smsDailyCap;
    if (by === "EMAIL" || (await takeTextMessage(tx, parts.keys, { clinicId: chart.clinicId, goesOut: true, most, at })))
      return { by, contact };
  }
  return null;
}

/** In the transaction of the change, so that none is made in silence. */
export async function tellOldContact(
  tx: EntityManager,
  parts: MyInformationParts,
  { clinic }: OwnAsker,
  before: Patient,
  changed: ChangedContact,
): Promise<void> {
  const route = await routeOf(tx, parts, before, changed);
  if (!route) return;
  const { channel, destination, at } = changed;
  await parts.outbox.enqueue(tx, {
    clinicId: before.clinicId,
    kind: "CONTACT_CHANGED",
    channel: route.by,
    patientId: before.id,
    to: route.contact,
    facts: {
      locale: before.language,
      clinic: { name: clinic.name, phone: clinic.phone },
      ...{ contact: channel, masked: maskDestination(channel, destination), changedAt: at.toISOString(), timeZone: clinic.timeZone },
    },
    notAfter: null,
    sequence: null,
    decoy: false,
  });
}
