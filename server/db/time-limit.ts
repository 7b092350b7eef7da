import { AsyncLocalStorage } from "node:async_hooks";

/** The time of the call was up before the work was done: what was open is rolled back. */
export class TimeUp extends Error {
  constructor() {
    super("The time for this call is up.");
    this.name = "TimeUp";
  }
}

const calls = new AsyncLocalStorage<{ signal: AbortSignal | null }>();

/** Whether, and when, the work under way is to be given up; null outside of calls, and once the call that began it has ended in time. */
export const endOfCall = (): AbortSignal | null => calls.getStore()?.signal ?? null;

/** Before each statement and before a COMMIT: nothing is begun, and nothing kept, for whom nobody waits any more. */
export function demandTime(): void {
  if (endOfCall()?.aborted) throw new TimeUp();
}

/**
 * Gives the work so long. After that `late` is answered at once, and the work's connections give up: the statement that runs is ended,
 * and no other one begins.
 */
export async function withinTime<T>(milliseconds: number, work: () => Promise<T> | T, late: () => T): Promise<T> {
  const ending = new AbortController();
  const call: { signal: AbortSignal | null } = { signal: ending.signal };
  let timer: NodeJS.Timeout | undefined;
  const timeUp = new Promise<T>((resolve) => {
    timer = setTimeout(() => {
      ending.abort();
      resolve(late());
    }, milliseconds);
  });
  try {
    return await Promise.race([calls.run(call, async () => work()), timeUp]);
  } finally {
    clearTimeout(timer);
    // What it left running on purpose (a worker that was woken) is none of its own.
    if (!ending.signal.aborted) call.signal = null;
  }
}
