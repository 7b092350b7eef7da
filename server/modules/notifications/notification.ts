import type { FactsOf, NotificationKind } from "./kinds/kinds.ts";
import type { NotificationChannel } from "./outbox-message.entity.ts";

/** A message to send, as the one who causes it describes it. */
interface NotificationOf<Kind extends NotificationKind> {
  readonly clinicId: string;
  readonly kind: Kind;
  readonly channel: NotificationChannel;
  readonly patientId: string | null;
  /** Lower-case e-mail address, or E.164 number. */
  readonly to: string;
  readonly facts: FactsOf<Kind>;
  /** Never sent later than this. Null: worth sending however late. */
  readonly notAfter: Date | null;
  /**
   * Names a row of messages that belong together (the codes of one person at one destination, say): the kind says whether only the
   * newest of them counts or each in its turn. Null: by itself.
   */
  readonly sequence: string | null;
  /** Written and encrypted like any other, and never sent: an unknown person's request leaves the same traces. */
  readonly decoy: boolean;
}

export type Notification = { readonly [Kind in NotificationKind]: NotificationOf<Kind> }[NotificationKind];
