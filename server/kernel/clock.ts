/** Where the time comes from. Injected, so that tests move it instead of waiting. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

export const minutes = (count: number): number => count * 60_000;

export const hours = (count: number): number => minutes(60 * count);

export const days = (count: number): number => hours(24 * count);

export const later = (from: Date, milliseconds: number): Date => new Date(from.getTime() + milliseconds);
