import type { EntityManager } from "typeorm";
import type { Outcome, Problem } from "../kernel/outcome.ts";
import { failure, success } from "../kernel/outcome.ts";
import { plainText } from "../kernel/validation.ts";
import type { Database } from "./database.ts";
import { isUniqueViolation } from "./errors.ts";

export const largestBatch = 500;

/** One item of a batch, with its place in it. */
export interface BatchItem<I> {
  readonly index: number;
  readonly input: I;
  readonly path: readonly string[];
}

export type ItemOutcome<E> =
  | { readonly outcome: "CREATED" | "UPDATED" | "UNCHANGED"; readonly entity: E }
  | { readonly outcome: "FAILED"; readonly problems: readonly Problem[] };

export type BatchResult<E> = ItemOutcome<E> & { readonly index: number; readonly externalId: string };

/** Somebody else wrote one of the rows since it was read: the item is tried again by itself. */
export class StaleRow extends Error {}

export type SaveItems<I, E> = (tx: EntityManager, items: readonly BatchItem<I>[]) => Promise<Map<number, ItemOutcome<E>>>;

/** What else is kept with the items of a batch, in the transaction that keeps them: all of them, or one that is saved by itself. */
export type Along<E> = (tx: EntityManager, outcomes: ReadonlyMap<number, ItemOutcome<E>>) => Promise<void>;

const savingAlong =
  <I, E>(save: SaveItems<I, E>, along: Along<E>): SaveItems<I, E> =>
  async (tx, items) => {
    const outcomes = await save(tx, items);
    await along(tx, outcomes);
    return outcomes;
  };

const failed = (problem: Problem): ItemOutcome<never> => ({ outcome: "FAILED", problems: [problem] });

function withoutRepeated<I extends { externalId: string }>(
  items: readonly BatchItem<I>[],
): [BatchItem<I>[], Map<number, ItemOutcome<never>>] {
  const seen = new Set<string>();
  const refused = new Map<number, ItemOutcome<never>>();
  const kept = items.filter(({ index, input, path }) => {
    const repeated = seen.has(input.externalId);
    seen.add(input.externalId);
    if (repeated) refused.set(index, failed({ code: "CONFLICT", path: [...path, "externalId"], reason: "REPEATED_IN_BATCH" }));
    return !repeated;
  });
  return [kept, refused];
}

const isCollision = (error: unknown): boolean => error instanceof StaleRow || isUniqueViolation(error);

/** Tried twice: the first collision may be with the same item, sent at the same time by somebody else. */
async function saveAlone<I, E>(database: Database, item: BatchItem<I>, save: SaveItems<I, E>): Promise<ItemOutcome<E>> {
  for (let triesLeft = 1; ; triesLeft -= 1) {
    try {
      return (await database.transaction((tx) => save(tx, [item]))).get(item.index)!;
    } catch (error) {
      if (!isCollision(error)) throw error;
      if (triesLeft === 0) return failed({ code: "CONFLICT", path: item.path });
    }
  }
}

async function saveOneByOne<I, E>(
  database: Database,
  items: readonly BatchItem<I>[],
  save: SaveItems<I, E>,
): Promise<Map<number, ItemOutcome<E>>> {
  const outcomes = new Map<number, ItemOutcome<E>>();
  for (const item of items) outcomes.set(item.index, await saveAlone(database, item, save));
  return outcomes;
}

/**
 * Saves a batch in one transaction; when somebody else gets in the way, item by item, so that one collision costs one item.
 * No item is ever half written, and a wrong one does not hinder the others.
 */
export async function upsertBatch<I extends { externalId: string }, E>(
  database: Database,
  field: string,
  inputs: readonly I[],
  saveItems: SaveItems<I, E>,
  along?: Along<E>,
): Promise<Outcome<BatchResult<E>[]>> {
  if (inputs.length === 0 || inputs.length > largestBatch)
    return failure({ code: "VALIDATION_FAILED", path: ["input", field], reason: "BATCH_SIZE", facts: { maximum: largestBatch } });
  // Rows are looked up by what will be stored: the same id in other bytes is the same item.
  const plain = (input: I): I => ({ ...input, externalId: plainText(input.externalId) });
  const all = inputs.map((input, index) => ({ index, input: plain(input), path: ["input", field, String(index)] }));
  const [items, refused] = withoutRepeated(all);
  const save = along ? savingAlong(saveItems, along) : saveItems;
  const saved = await database
    .transaction((tx) => save(tx, items))
    .catch((error: unknown) => {
      if (isCollision(error)) return saveOneByOne(database, items, save);
      throw error;
    });
  return success(inputs.map(({ externalId }, index) => ({ index, externalId, ...(refused.get(index) ?? saved.get(index)!) })));
}
