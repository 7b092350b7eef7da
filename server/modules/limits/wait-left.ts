import { hours, minutes } from "../../kernel/clock.ts";

/** How long to wait, as people say it: in minutes up to two hours, then in hours; rounded up, never none. */
export interface WaitLeft {
  readonly unit: "MINUTES" | "HOURS";
  readonly wait: number;
}

export function waitLeft(retryAt: Date, at: Date): WaitLeft {
  const left = Math.max(1, retryAt.getTime() - at.getTime());
  return left > hours(2) ? { unit: "HOURS", wait: Math.ceil(left / hours(1)) } : { unit: "MINUTES", wait: Math.ceil(left / minutes(1)) };
}
