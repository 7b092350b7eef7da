import { hours, later, minutes } from "../../../kernel/clock.ts";

/** When each try is made, counted from the first. */
const offsets = [0, 5_000, minutes(1), minutes(5), minutes(15), hours(1), hours(3), hours(6), hours(12), hours(24)];

export const mostTries = offsets.length;

/** Up to a tenth later, so that many that failed at once don't come back at once. */
const jitterShare = 0.1;

/** The longest wait between two tries that are made when they are due. */
export const longestGapMs = Math.max(...offsets.slice(1).map((offset, place) => Math.round(offset * (1 + jitterShare)) - offsets[place]!));

const longestRetryAfter = hours(6);

/** What a receiver asks for by `Retry-After`, in seconds or as a date, within bounds; 0 where it asks for nothing that can be read. */
export function retryAfterMs(header: string | null, at: Date): number {
  if (header === null) return 0;
  const text = header.trim();
  const wanted = /^\d{1,9}$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - at.getTime();
  return Number.isFinite(wanted) ? Math.min(Math.max(wanted, 0), longestRetryAfter) : 0;
}

interface Tried {
  readonly attempts: number;
  readonly firstAttemptAt: Date;
  readonly at: Date;
  /** What the receiver asked for. */
  readonly waitMs: number;
  readonly random: () => number;
}

/** When it is tried again; null where it was the last time. */
export function nextTryAt({ attempts, firstAttemptAt, at, waitMs, random }: Tried): Date | null {
  const offset = offsets[attempts];
  if (offset === undefined) return null;
  const planned = firstAttemptAt.getTime() + Math.round(offset * (1 + jitterShare * random()));
  // Late already, as after a stop: soon, but not all tries at once.
  const soonest = at.getTime() + Math.round((offset - offsets[attempts - 1]!) / 10);
  return new Date(Math.max(planned, soonest, later(at, waitMs).getTime()));
}

const failuresBeforePause = 5;
const firstPauseMs = 10_000;
const longestPauseMs = minutes(5);

/** How long nothing at all is sent to an endpoint that has failed so often in a row. */
export const pauseMs = (failures: number): number =>
  failures < failuresBeforePause ? 0 : Math.min(firstPauseMs * 2 ** (failures - failuresBeforePause), longestPauseMs);
