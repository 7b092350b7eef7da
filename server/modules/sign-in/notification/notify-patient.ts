import type { EntityManager } from "typeorm";
import type { Actor } from "../../../kernel/actor.ts";
import { demand } from "../../../kernel/actor.ts";
import { days, hours } from "../../../kernel/clock.ts";
import type { Outcome, Problem } from "../../../kernel/outcome.ts";
import { failure, success } from "../../../kernel/outcome.ts";
import { findAppointments } from "../../appointments/list-appointments.ts";
import { recordAudit } from "../../audit/record-audit.ts";
import { RateLimits } from "../../limits/rate-limits.ts";
import { Patient } from "../../patients/patient.entity.ts";
import type { PortalSettingsValues } from "../../settings/portal-settings-values.ts";
import type { OtpChannel } from "../otp-channel.ts";
import { linkLifetime } from "./issue-link.ts";
import type { LinkKind } from "./link-kinds.ts";
import { linkKinds } from "./link-kinds.ts";
import type { NotificationParts } from "./notification-parts.ts";
import type { NotificationObstacle } from "./route-of-notice.ts";
import type { NotifyingClinic } from "./send-notice.ts";
import { findRoutes, sendNotice } from "./send-notice.ts";

export interface Notice {
  /** Null for an id that is none of ours. */
  readonly patientId: string | null;
  /** Undefined where none was named. */
  readonly appointmentId: string | undefined;
  readonly kind: LinkKind;
}

/** A notification on its way. */
export interface SentNotice {
  readonly kind: LinkKind;
  readonly channels: readonly OtpChannel[];
  readonly expiresAt: Date;
}

/** As many as a patient may reasonably get; a program that goes wild is stopped here. */
const perPatient = [
  { count: 5, per: hours(1) },
  { count: 20, per: days(1) },
];

const at = (field: string): readonly string[] => ["input", field];

const reasons: Readonly<Record<NotificationObstacle, string>> = {
  NO_EFFECTIVE_ACCESS: "NOT_NOTIFIABLE_NO_EFFECTIVE_ACCESS",
  METHOD_NONE: "NOT_NOTIFIABLE_METHOD_NONE",
  UNSUBSCRIBED: "NOT_NOTIFIABLE_UNSUBSCRIBED",
  NO_CONTACT: "NOT_NOTIFIABLE_NO_CONTACT",
  CHANNEL_UNAVAILABLE: "NOT_NOTIFIABLE_CHANNEL_UNAVAILABLE",
  APPOINTMENT_NOT_SHOWN: "NOT_NOTIFIABLE_APPOINTMENT_NOT_SHOWN",
};

const notNotifiable = (obstacle: NotificationObstacle): Problem => ({
  code: "PATIENT_NOT_NOTIFIABLE",
  path: at(obstacle === "APPOINTMENT_NOT_SHOWN" ? "appointmentId" : "patientId"),
  reason: reasons[obstacle],
  facts: { obstacle },
});

/** Those of messages go out with the message itself. */
const askable = ["PORTAL_INVITATION", "APPOINTMENT_NOTICE"] as const satisfies readonly LinkKind[];

/** What the notice says to be about must fit what it is about. */
function checkSubject({ kind, appointmentId }: Notice): Problem | null {
  if (!askable.some((one) => one === kind))
    return { code: "VALIDATION_FAILED", path: at("kind"), reason: "NOT_A_CHOICE", facts: { choices: askable.join(", ") } };
  const about = linkKinds[kind].page === "APPOINTMENT";
  if (about === (appointmentId !== undefined)) return null;
  return { code: "VALIDATION_FAILED", path: at("appointmentId"), reason: about ? "REQUIRED" : "NOT_FOR_THIS_KIND" };
}

/** The patient must find what the notice leads to, by the same rule as on the page itself. */
async function isShown(
  tx: EntityManager,
  chart: Patient,
  appointmentId: string | undefined,
  settings: PortalSettingsValues,
): Promise<boolean> {
  if (appointmentId === undefined) return true;
  const visibility = { of: "own", patientId: chart.id, hiddenStatuses: settings.hiddenAppointmentStatuses } as const;
  return (await findAppointments(tx, visibility, chart.clinicId, [appointmentId])).length > 0;
}

/** Sends the patient a notification that leads to the thing: links, messages and the trace of it in one transaction. */
export async function notifyPatient(
  parts: NotificationParts,
  actor: Actor,
  clinic: NotifyingClinic,
  notice: Notice,
): Promise<Outcome<SentNotice>> {
  demand(actor, "PATIENTS_WRITE");
  const { database, clock, keys, settings } = parts;
  const wrong = checkSubject(notice);
  if (wrong) return failure(wrong);
  const { kind, appointmentId } = notice;
  const { clinicId } = actor;
  const now = clock.now();
  const sent = await database.transaction(async (tx): Promise<Outcome<SentNotice>> => {
    const chart = notice.patientId === null ? null : await tx.findOneBy(Patient, { clinicId, id: notice.patientId });
    if (!chart) return failure({ code: "NOT_FOUND", path: at("patientId") });
    const { values } = await settings.inForce(clinicId, tx);
    const possible = findRoutes(chart, values, parts);
    if (possible === "NO_EFFECTIVE_ACCESS") return failure(notNotifiable(possible));
    if (!(await isShown(tx, chart, appointmentId, values))) return failure(notNotifiable("APPOINTMENT_NOT_SHOWN"));
    if (typeof possible === "string") return failure(notNotifiable(possible));
    const taken = await RateLimits.take(tx, clinicId, keys.hmac("notification/sends-to-patient", clinicId, chart.id), perPatient, now);
    if (!taken.ok)
      return failure({ code: "TOO_MANY_REQUESTS", path: at("patientId"), reason: "MANY_NOTICES", facts: { retryAt: taken.retryAt } });
    const subjectId = appointmentId ?? null;
    const left = await sendNotice(tx, parts, { clinic, chart, kind, subjectId, settings: values, at: now }, possible);
    if (typeof left === "string") return failure(notNotifiable(left));
    await recordAudit(tx, actor, now, { action: "patient.notified", subjectId: subjectId ?? chart.id, patientId: chart.id });
    return success({ kind, channels: left.map(({ channel }) => channel), expiresAt: new Date(now.getTime() + linkLifetime) });
  });
  if (sent.ok) parts.wake();
  return sent;
}
