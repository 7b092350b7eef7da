import type { EntityManager } from "typeorm";
import { isUniqueViolation } from "../../db/errors.ts";
import { insertRows } from "../../db/insert-rows.ts";
import { prepareEntities } from "../../db/prepared/prepared-query.ts";
import { prepareUpdate } from "../../db/prepared/prepared-update.ts";
import { newId } from "../../kernel/id.ts";
import { LimitRow } from "./limit-row.entity.ts";

interface Entry {
  readonly instants: readonly number[];
  readonly expiresAt: Date;
}

/** What was done lately under several keys, and what is to be written of it. */
export class LimitLedger {
  readonly #known: ReadonlyMap<string, readonly number[]>;
  readonly changes = new Map<string, Entry>();

  constructor(known: ReadonlyMap<string, readonly number[]>) {
    this.#known = known;
  }

  /** Ascending. */
  instants(key: string): readonly number[] {
    return this.changes.get(key)?.instants ?? this.#known.get(key) ?? [];
  }

  write(key: string, instants: readonly number[], expiresAt: Date): void {
    this.changes.set(key, { instants, expiresAt });
  }
}

type Stored = Pick<LimitRow, "instants" | "revision" | "expiresAt">;

interface Row extends Stored {
  readonly clinicId: string;
  readonly key: string;
}

const rowsOf = prepareEntities((manager) =>
  manager
    .createQueryBuilder(LimitRow, "row")
    .select(["row.key", "row.instants", "row.revision", "row.expiresAt"])
    .where("row.clinic_id = :clinicId AND row.limit_key IN (:...keys)"),
);

const rewriting = prepareUpdate((manager) =>
  manager
    .createQueryBuilder()
    .update(LimitRow)
    .set({ instants: () => ":instants", revision: () => ":revision", expiresAt: () => ":expiresAt" })
    .where("clinic_id = :clinicId AND limit_key = :key AND revision = :before"),
);

/** False where somebody else wrote since. */
const update = (tx: EntityManager, { instants, ...next }: Row, { revision: before }: Stored): Promise<boolean> =>
  rewriting(tx, { ...next, instants: JSON.stringify(instants), before }).then((matched) => matched === 1);

const taken = (error: unknown): boolean => {
  if (isUniqueViolation(error)) return false;
  throw error;
};

/** False where somebody else has made one of them: then none is. */
const insert = (tx: EntityManager, rows: readonly LimitRow[]): Promise<boolean> => insertRows(tx, LimitRow, rows).then(() => true, taken);

/**
 * Decides on what the keys' rows say, and writes what was decided, all in the caller's transaction. Where somebody else wrote one of
 * the rows meanwhile, it is decided anew on what they wrote: `decide` may be called several times, and does nothing but decide.
 */
export async function decideOnLimits<T>(
  tx: EntityManager,
  clinicId: string,
  keys: readonly string[],
  decide: (ledger: LimitLedger) => T,
): Promise<T> {
  // In one order for all, so that parallel transactions wait for each other instead of locking each other out.
  const ordered = [...new Set(keys)].toSorted();
  const before = new Map<string, Stored | undefined>();
  for (;;) {
    const found = new Map<string, Stored>(
      ordered.length > 0 ? (await rowsOf(tx, { clinicId, keys: ordered })).map((row) => [row.key, row]) : [],
    );
    // What this transaction has written itself is no news: nobody else can write there before it ends.
    const known = new Map(ordered.map((key) => [key, (before.has(key) ? before.get(key) : found.get(key))?.instants ?? []]));
    const ledger = new LimitLedger(known);
    const answer = decide(ledger);
    if (await storeAll(tx, clinicId, ordered, { found, before, ledger })) return answer;
  }
}

interface Round {
  readonly found: ReadonlyMap<string, Stored>;
  /** As it was before this transaction wrote, of the keys that it has written. */
  readonly before: Map<string, Stored | undefined>;
  readonly ledger: LimitLedger;
}

/** False where somebody else wrote one of them meanwhile. */
async function storeAll(tx: EntityManager, clinicId: string, keys: readonly string[], { found, before, ledger }: Round): Promise<boolean> {
  const made: LimitRow[] = [];
  for (const key of keys) {
    const change = ledger.changes.get(key);
    if (!change && !before.has(key)) continue;
    const stored = found.get(key);
    const first = before.has(key) ? before.get(key) : stored;
    const { instants, expiresAt } = change ?? { instants: first?.instants ?? [], expiresAt: first?.expiresAt ?? new Date(0) };
    const revision = newId();
    if (!stored) made.push({ clinicId, key, instants, taken: 0, revision, expiresAt });
    else if (!(await update(tx, { clinicId, key, instants, revision, expiresAt }, stored))) return false;
    else if (!before.has(key)) before.set(key, first);
  }
  return made.length === 0 || insert(tx, made);
}
