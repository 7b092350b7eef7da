import type { EntityManager, EntityTarget, ObjectLiteral } from "typeorm";
import { DecryptionError } from "../kernel/secret-keys.ts";
import { affectedRows } from "./affected.ts";
import type { KeysetPosition } from "./cursor.ts";
import type { Database } from "./database.ts";
import { isUniqueViolation } from "./errors.ts";
import type { KeysetOrder } from "./keyset.ts";
import { applyKeyset } from "./keyset.ts";

/** What of a table was written under older keys, and how it is written anew. */
export interface ResealPlan<Row extends ObjectLiteral> {
  /** In words, for whoever runs the command. */
  readonly name: string;
  readonly entity: EntityTarget<Row>;
  /** Of its primary key. */
  readonly order: Pick<KeysetOrder, "at" | "id">;
  /** Answers the columns of a row as they become; null where nothing in it is under an older key. */
  readonly prepare: (manager: EntityManager, rows: readonly Row[]) => Promise<(row: Row) => Partial<Row> | null>;
}

export interface ResealCounts {
  /** Rows that were looked at. */
  readonly seen: number;
  readonly resealed: number;
  /** Rows that another row stands in the way of: the same number under an older key's index. */
  readonly colliding: readonly string[];
  /** Rows that no key opens. */
  readonly unreadable: readonly string[];
}

/** One bounded step: `last` is where the next begins, null after the last row. */
export interface ResealStep {
  readonly counts: ResealCounts;
  readonly last: KeysetPosition | null;
}

export interface Resealing {
  readonly name: string;
  step(database: Database, after: KeysetPosition | null): Promise<ResealStep>;
}

const rowsPerStep = 200;

interface Change<Row> {
  readonly name: string;
  readonly where: Partial<Row>;
  readonly columns: Partial<Row>;
}

/** The row as it was read decides: what somebody else wrote since is under the key in use already. */
const write = async <Row extends ObjectLiteral>(
  tx: EntityManager,
  entity: EntityTarget<Row>,
  { where, columns }: Change<Row>,
): Promise<number> => affectedRows(await tx.update(entity, where as never, columns as never));

async function writeAll<Row extends ObjectLiteral>(database: Database, entity: EntityTarget<Row>, changes: readonly Change<Row>[]) {
  const inOne = (some: readonly Change<Row>[]): Promise<number> =>
    database.transaction(async (tx) => {
      let count = 0;
      for (const change of some) count += await write(tx, entity, change);
      return count;
    });
  try {
    return { resealed: changes.length > 0 ? await inOne(changes) : 0, colliding: [] };
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
  }
  let resealed = 0;
  const colliding: string[] = [];
  for (const change of changes) {
    try {
      resealed += await inOne([change]);
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      colliding.push(change.name);
    }
  }
  return { resealed, colliding };
}

/** Writes a table anew under the key in use, a few rows at a time, while everybody else works on it. */
export function resealing<Row extends ObjectLiteral>({ name, entity, order, prepare }: ResealPlan<Row>): Resealing {
  const keyOf = (row: Row): string[] => [...new Set([order.at, order.id])].map((column) => String(row[column]));

  return {
    name,
    async step(database, after) {
      const query = database.manager.createQueryBuilder(entity, "sealed");
      const rows = await applyKeyset(query, { ...order, direction: "ASC", first: rowsPerStep }, after ?? undefined).getMany();
      const reseal = await prepare(database.manager, rows);
      const unreadable: string[] = [];
      const changes = rows.flatMap((row): Change<Row>[] => {
        try {
          const columns = reseal(row);
          const read = [order.at, order.id, ...Object.keys(columns ?? {})].map((column) => [column, row[column] as unknown]);
          return columns ? [{ name: keyOf(row).join(" "), where: Object.fromEntries(read) as Partial<Row>, columns }] : [];
        } catch (error) {
          if (!(error instanceof DecryptionError)) throw error;
          unreadable.push(keyOf(row).join(" "));
          return [];
        }
      });
      const written = await writeAll(database, entity, changes);
      const end = rows.length > rowsPerStep ? rows.at(-1) : undefined;
      return {
        counts: { seen: rows.length, unreadable, ...written },
        last: end ? { key: String(end[order.at]), id: String(end[order.id]) } : null,
      };
    },
  };
}
