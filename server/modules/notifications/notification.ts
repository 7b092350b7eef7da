import type { NotificationChannel } from "./outbox-message.entity.ts";
import type { OneTimeCodeFacts } from "./templates/one-time-code.ts";

/** What each kind of notification says. */
export interface NotificationFacts {
  readonly ONE_TIME_CODE: OneTimeCodeFacts;
}

export type NotificationKind = keyof NotificationFacts;

/** A message to send, as the one who causes it describes it. */
export interface Notification<Kind extends NotificationKind = NotificationKind> {
  readonly clinicId: string;
  readonly kind: Kind;
  readonly channel: NotificationChannel;
  readonly patientId: string | null;
  /** Lower-case e-mail address, or E.164 number. */
  readonly to: string;
  readonly facts: NotificationFacts[Kind];
  /** Never sent later than this. Null: worth sending however late. */
  readonly notAfter: Date | null;
  /**
   * Names a row of messages of which only the newest counts (the codes of one person at one destination, say): an older one that
   * hasn't gone out yet no longer does. Null: every message counts.
   */
  readonly sequence: string | null;
  /** Written and encrypted like any other, and never sent: an unknown person's request leaves the same traces. */
  readonly decoy: boolean;
}
