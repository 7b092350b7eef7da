import { setTimeout as delay } from "node:timers/promises";

/** Uneven, so that two processes which met once don't keep meeting. */
export const pauseBeforeRetry = (): Promise<void> => delay(1 + Math.random() * 9);
