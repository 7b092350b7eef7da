import type { EntityManager } from "typeorm";
import { IsNull } from "typeorm";
import { newId } from "../../../kernel/id.ts";
import { isAccessEffective } from "../../access/effective-access.ts";
import type { Patient } from "../../patients/patient.entity.ts";
import type { PortalSettingsValues } from "../../settings/portal-settings-values.ts";
import { takeTextMessage } from "../limits/sms-cap.ts";
import type { SignInClinic } from "../sign-in-parts.ts";
import { issueLink } from "./issue-link.ts";
import { leaveMessage } from "./leave-message.ts";
import type { LinkKind } from "./link-kinds.ts";
import { NotificationLink } from "./notification-link.entity.ts";
import type { NotificationParts } from "./notification-parts.ts";
import type { NotificationObstacle, Route } from "./route-of-notice.ts";
import { routesOfNotice } from "./route-of-notice.ts";

export type NotifyingClinic = SignInClinic & { readonly timeZone: string };

export interface NoticeToSend {
  readonly clinic: NotifyingClinic;
  readonly chart: Patient;
  readonly kind: LinkKind;
  readonly subjectId: string | null;
  readonly settings: PortalSettingsValues;
  readonly at: Date;
}

/** A message that was left in the outbox. */
export interface LeftMessage extends Route {
  readonly messageId: string;
}

type Means = Pick<NotificationParts, "channels" | "smsCountries">;

/** The ways by which the patient could be notified now, or what stands in the way. */
export const findRoutes = (
  chart: Patient,
  { portalAccess }: PortalSettingsValues,
  means: Means,
): readonly Route[] | NotificationObstacle =>
  isAccessEffective({ portalAccess, chart }) ? routesOfNotice(chart, means) : "NO_EFFECTIVE_ACCESS";

/** A text message that the clinic's daily number no longer allows becomes an e-mail, where one may be sent. */
async function withinCap(
  tx: EntityManager,
  parts: NotificationParts,
  { chart, at }: NoticeToSend,
  routes: readonly Route[],
): Promise<readonly Route[]> {
  const { keys, smsDailyCap: most } = parts;
  if (!routes.some(({ channel }) => channel === "SMS")) return routes;
  if (await takeTextMessage(tx, keys, { clinicId: chart.clinicId, goesOut: true, most, at })) return routes;
  const instead = routesOfNotice({ ...chart, notificationMethod: "EMAIL" }, parts);
  return typeof instead === "string" ? [] : instead;
}

/** Links about the same that are still open lose to the new one. */
const supersedeOlder = (tx: EntityManager, { chart, kind, subjectId, at }: NoticeToSend) =>
  tx.update(
    NotificationLink,
    {
      ...{ clinicId: chart.clinicId, patientId: chart.id, kind, subjectId: subjectId ?? IsNull() },
      ...{ usedAt: IsNull(), supersededAt: IsNull() },
    },
    { supersededAt: at },
  );

/** Leaves the messages with their links, on every way that is left to go. Wake the worker after the commit. */
export async function sendNotice(
  tx: EntityManager,
  parts: NotificationParts,
  notice: NoticeToSend,
  possible: readonly Route[],
): Promise<readonly LeftMessage[] | NotificationObstacle> {
  const { clinic, chart, kind, subjectId, settings, at } = notice;
  const routes = await withinCap(tx, parts, notice, possible);
  if (routes.length === 0) return "CHANNEL_UNAVAILABLE";
  await supersedeOlder(tx, notice);
  const same = { clinicId: chart.clinicId, notificationId: newId(), patientId: chart.id, kind, subjectId, settings, at };
  const left: LeftMessage[] = [];
  for (const route of routes) {
    const issued = await issueLink(tx, parts.keys, { ...same, route });
    left.push({ ...route, messageId: await leaveMessage(tx, parts, { clinic, locale: chart.language, route, issued }) });
  }
  return left;
}
