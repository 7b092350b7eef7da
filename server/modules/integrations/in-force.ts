/** When what has no end ends: the last year that every database holds. */
export const never = new Date("9999-12-31T00:00:00.000Z");

/** Keeps "last used" precise enough to see that something is in use, without a write at every call. */
export const usedIntervalMs = 5 * 60_000;

export const isDue = (lastUsedAt: Date | null, now: Date): boolean =>
  lastUsedAt === null || now.getTime() - lastUsedAt.getTime() >= usedIntervalMs;
