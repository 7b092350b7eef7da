import { days, hours, minutes } from "../../../kernel/clock.ts";

const firstMs = 2_000;
const longestMs = hours(1);

/** Some six hours of tries. */
export const maximumAttempts = 16;

/** After a fault: doubling up to an hour, somewhere in the upper half so that many don't come at once. */
export function retryPauseMs(attempts: number, random: () => number): number {
  const whole = Math.min(firstMs * 2 ** (attempts - 1), longestMs);
  return Math.round(whole * (0.5 + random() / 2));
}

const shortestWaitMs = 5_000;

/** How long an event waits for keys with which Stripe can be asked about it. */
export const longestWaitMs = days(30);

/** While Stripe can't be asked, through no fault of the event's: the longer it waits already, the longer until the next look. */
export const waitPauseMs = (waitedMs: number): number =>
  waitedMs > days(1) ? hours(1) : Math.min(Math.max(waitedMs / 2, shortestWaitMs), minutes(10));
