import DataLoader from "dataloader";
import type { Context } from "./context.ts";

/** A loader that lives as long as its request: batches what one page asks for, and never outlives who asked. */
export function requestLoader<K, V>(
  batch: (context: Context, keys: readonly K[]) => Promise<readonly (V | Error)[]>,
): (context: Context) => DataLoader<K, V> {
  const loaders = new WeakMap<Context, DataLoader<K, V>>();
  return (context) => {
    let loader = loaders.get(context);
    if (!loader) loaders.set(context, (loader = new DataLoader<K, V>(async (keys) => [...(await batch(context, keys))])));
    return loader;
  };
}

/** What one request makes of a thing once, however often it shows it. */
export function requestMemo<K, V, Given>(make: (given: Given) => V): (context: Context, key: K, given: Given) => V {
  const memos = new WeakMap<Context, Map<K, V>>();
  return (context, key, given) => {
    let memo = memos.get(context);
    if (!memo) memos.set(context, (memo = new Map<K, V>()));
    let made = memo.get(key);
    if (made === undefined) memo.set(key, (made = make(given)));
    return made;
  };
}
