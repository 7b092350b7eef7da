import type { NotificationChannel } from "../notifications/outbox-message.entity.ts";
import type { FindRecipient, Recipient } from "../notifications/undelivered/recipient.ts";
import { Patient } from "../patients/patient.entity.ts";
import type { SettingsService } from "../settings/settings.service.ts";
import { isAccessEffective } from "./effective-access.ts";

const channelFor = ({ notificationMethod }: Patient, asked: NotificationChannel): NotificationChannel | null => {
  if (notificationMethod === "NONE") return null;
  return notificationMethod === "BOTH" ? asked : notificationMethod;
};

function recipientOf(chart: Patient, asked: NotificationChannel): Recipient {
  const channel = channelFor(chart, asked);
  if (channel === null) return { reachable: false, why: "CHART_WANTS_NO_NOTIFICATIONS" };
  const byEmail = channel === "EMAIL";
  const to = byEmail ? chart.email : chart.mobile;
  if (to === null) return { reachable: false, why: byEmail ? "CHART_WITHOUT_EMAIL" : "CHART_WITHOUT_MOBILE" };
  if (byEmail ? chart.unsubscribedFromEmail : chart.unsubscribedFromSms) return { reachable: false, why: "CHART_UNSUBSCRIBED" };
  return { reachable: true, channel, to, locale: chart.language };
}

/** Notifications lead into the portal: whoever can't get in is sent none. */
export const findRecipientBy =
  (settings: SettingsService): FindRecipient =>
  async (tx, clinicId, patientId, channel) => {
    const chart = await tx.findOneBy(Patient, { clinicId, id: patientId });
    if (!chart) return { reachable: false, why: "CHART_GONE" };
    const { values } = await settings.inForce(clinicId, tx);
    if (!isAccessEffective({ portalAccess: values.portalAccess, chart })) return { reachable: false, why: "CHART_WITHOUT_ACCESS" };
    return recipientOf(chart, channel);
  };
