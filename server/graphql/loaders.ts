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
