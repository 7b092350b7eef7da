import { later, minutes } from "./clock.ts";

/** The times of a session row, for whoever signed in. */
export interface SessionTimes {
  readonly startedAt: Date;
  readonly lastSeenAt: Date;
  readonly idleMinutes: number | null;
  readonly expiresAt: Date;
}

/** A token that a request brought. */
export interface SessionSearch {
  readonly clinicId: string;
  readonly token: string;
  /** Whether the request is somebody's activity, which keeps an idle session alive. */
  readonly active: boolean;
  readonly now: Date;
}

/** Activity is written down once a minute, not at every request. */
export const touchInterval = minutes(1);

export const isTouchDue = ({ lastSeenAt }: Pick<SessionTimes, "lastSeenAt">, now: Date): boolean =>
  now.getTime() - lastSeenAt.getTime() >= touchInterval;

/** When the session ends if nothing more happens; null when it only ends at its expiry. */
export const idleExpiry = ({ lastSeenAt, idleMinutes }: SessionTimes): Date | null =>
  idleMinutes === null ? null : later(lastSeenAt, minutes(idleMinutes));
