import { AsyncLocalStorage } from "node:async_hooks";

interface Frame {
  readonly of: unknown;
  readonly value: unknown;
  readonly outer: Frame | undefined;
}

/** One for all that is scoped: Node carries each storage along with every promise, which costs a page more than its statements' texts. */
const frames = new AsyncLocalStorage<Frame>();

/** A value for all that a piece of work calls, however it goes on. */
export class Scoped<T> {
  run<R>(value: T, work: () => R): R {
    return frames.run({ of: this, value, outer: frames.getStore() }, work);
  }

  /** The innermost one; undefined outside of all. */
  get(): T | undefined {
    for (let frame = frames.getStore(); frame; frame = frame.outer) if (frame.of === this) return frame.value as T;
    return undefined;
  }
}
