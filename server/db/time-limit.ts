import { Scoped } from "../kernel/scoped.ts";

/** The time of the call was up before the work was done: what was open is rolled back. */
export class TimeUp extends Error {
  constructor() {
    super("The time for this call is up.");
    this.name = "TimeUp";
  }
}

/** The end of a call, for what works on its behalf. An AbortSignal in small: making and watching one costs as much as a statement does. */
export class CallEnd {
  #up = false;
  readonly #listeners = new Set<() => void>();

  /** Whether the work is to be given up. */
  get aborted(): boolean {
    return this.#up;
  }

  watch(listener: () => void): void {
    this.#listeners.add(listener);
  }

  unwatch(listener: () => void): void {
    this.#listeners.delete(listener);
  }

  abort(): void {
    this.#up = true;
    for (const listener of this.#listeners) listener();
    this.#listeners.clear();
  }
}

const calls = new Scoped<{ end: CallEnd | null }>();

/** Whether, and when, the work under way is to be given up; null outside of calls, and once the call that began it has ended in time. */
export const endOfCall = (): CallEnd | null => calls.get()?.end ?? null;

/** Before each statement and before a COMMIT: nothing is begun, and nothing kept, for whom nobody waits any more. */
export function demandTime(): void {
  if (endOfCall()?.aborted) throw new TimeUp();
}

/**
 * Gives the work so long. After that `late` is answered at once, and the work's connections give up: the statement that runs is ended,
 * and no other one begins.
 */
export function withinTime<T>(milliseconds: number, work: () => Promise<T> | T, late: () => T): Promise<T> {
  const end = new CallEnd();
  const call: { end: CallEnd | null } = { end };
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      end.abort();
      resolve(late());
    }, milliseconds);
    const done = (): void => {
      clearTimeout(timer);
      // What it left running on purpose (a worker that was woken) is none of its own.
      if (!end.aborted) call.end = null;
    };
    const settle = (result: T): void => {
      done();
      resolve(result);
    };
    const fail = (error: unknown): void => {
      done();
      reject(error);
    };
    try {
      Promise.resolve(calls.run(call, work)).then(settle, fail);
    } catch (error) {
      fail(error);
    }
  });
}
