import type { EntityManager } from "typeorm";
import type { Locale } from "../../../kernel/locale.ts";
import type { NotificationChannel } from "../outbox-message.entity.ts";

/** Why a patient can't be notified now. Each is also the reason of a problem, worded for staff. */
type NotReachable =
  | "CHART_GONE"
  | "CHART_WITHOUT_ACCESS"
  | "CHART_WITHOUT_EMAIL"
  | "CHART_WITHOUT_MOBILE"
  | "CHART_UNSUBSCRIBED"
  | "CHART_WANTS_NO_NOTIFICATIONS";

export type Recipient =
  | { readonly reachable: true; readonly channel: NotificationChannel; readonly to: string; readonly locale: Locale }
  | { readonly reachable: false; readonly why: NotReachable };

/** Where a patient is notified now: on the channel asked for, or on the other where their chart now wants that one alone. */
export type FindRecipient = (tx: EntityManager, clinicId: string, patientId: string, channel: NotificationChannel) => Promise<Recipient>;
