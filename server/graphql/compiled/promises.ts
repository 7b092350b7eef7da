type Thenable = PromiseLike<unknown>;

/** As graphql-js tells them, without looking for `then` on what can't have one. */
export const isPromise = (value: unknown): value is Thenable =>
  value !== null && (typeof value === "object" || typeof value === "function") && typeof (value as Partial<Thenable>).then === "function";

/** Puts what the promises come to where they stand; the order of the keys stays. */
export function settle(results: Record<string, unknown>, keys: readonly string[]): Promise<Record<string, unknown>> {
  return Promise.all(keys.map((key) => results[key])).then((values) => {
    for (const [place, key] of keys.entries()) results[key] = values[place];
    return results;
  });
}
