import type { EntityManager } from "typeorm";
import type { Locale } from "../../kernel/locale.ts";
import type { StaffMember } from "./staff-member.entity.ts";

/** What a staff member is told by e-mail, so that somebody else's doing does not stay unseen. */
export const staffNoticeKinds = [
  "PASSWORD_CHANGED",
  "SECOND_STEP_ON",
  "SECOND_STEP_OFF",
  "RECOVERY_CODES_RENEWED",
  "RECOVERY_CODE_USED",
  "SECOND_STEP_RESET",
] as const;

export type StaffNoticeKind = (typeof staffNoticeKinds)[number];

export interface StaffNotice {
  readonly kind: StaffNoticeKind;
  readonly member: StaffMember;
  readonly locale: Locale;
  readonly at: Date;
}

/** Sends the notices; made outside, as messages are made further up. */
export interface StaffNotices {
  /** In the transaction of what it tells. */
  enqueue(tx: EntityManager, notice: StaffNotice): Promise<void>;
  /** After it. */
  wake(): void;
}
