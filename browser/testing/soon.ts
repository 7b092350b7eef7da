import { setTimeout as pause } from "node:timers/promises";
import { patienceMs } from "./patience.ts";

const betweenMs = 50;

type Patient<M> = {
  readonly [K in Exclude<keyof M, "not" | "resolves" | "rejects">]: M[K] extends (...args: infer A) => unknown
    ? (...args: A) => Promise<void>
    : never;
};

type Expectation<T> = ReturnType<typeof expect<T>>;

async function until(holds: () => Promise<void>): Promise<void> {
  for (const giveUpAt = Date.now() + patienceMs; ; await pause(betweenMs)) {
    try {
      return await holds();
    } catch (error) {
      if (Date.now() >= giveUpAt) throw error;
    }
  }
}

const patiently = (expectation: () => Promise<Record<string, (...args: unknown[]) => unknown>>): never =>
  new Proxy(
    {},
    {
      get:
        (_, matcher: string) =>
        (...args: unknown[]) =>
          until(async () => void (await expectation())[matcher]!(...args)),
    },
  ) as never;

/**
 * What a page shows or a server keeps a moment after an act: read again until the matcher agrees, or no longer may be hoped for.
 * `soon(() => cards.count()).toBe(2)`; with `.not` for what has to go away.
 */
export function soon<T>(read: () => Promise<T>): Patient<Expectation<T>> & { readonly not: Patient<Expectation<T>> } {
  const matchers = patiently(async () => expect(await read()) as never);
  const not = patiently(async () => expect(await read()).not as never);
  return new Proxy({}, { get: (_, name: string) => (name === "not" ? not : matchers[name]) }) as never;
}
