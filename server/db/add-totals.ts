import type { EntityManager, EntityTarget, ObjectLiteral } from "typeorm";

/**
 * Adds to kept totals with one statement: each row's primary key says which total, its other columns how much is added, to a row
 * that is there or to a new one. The rows are written in the order of their keys, so that parallel transactions wait for each
 * other instead of locking each other out.
 */
export async function addTotals<T extends ObjectLiteral>(tx: EntityManager, entity: EntityTarget<T>, rows: readonly T[]): Promise<void> {
  if (rows.length === 0) return;
  const { tableName, columns, primaryColumns } = tx.dataSource.getMetadata(entity);
  const keyOf = (row: T): string => primaryColumns.map((column) => String(column.getEntityValue(row))).join("\u0000");
  const ordered = rows.map((row) => [keyOf(row), row] as const).sort(([a], [b]) => (a < b ? -1 : 1));
  const values = ordered.flatMap(([, row]) => columns.map((column) => column.getEntityValue(row) as string | number));
  const places = `(${columns.map(() => "?").join(", ")})`;
  const names = (list: readonly { databaseName: string }[]): string => list.map(({ databaseName }) => databaseName).join(", ");
  const onSqlite = tx.dataSource.options.type === "better-sqlite3";
  const added = columns.filter(({ isPrimary }) => !isPrimary);
  const sums = added.map(({ databaseName: sum }) => `${sum} = ${sum} + ${onSqlite ? `excluded.${sum}` : `VALUES(${sum})`}`);
  const otherwise = onSqlite ? `ON CONFLICT (${names(primaryColumns)}) DO UPDATE SET` : "ON DUPLICATE KEY UPDATE";
  await tx.query(
    `INSERT INTO ${tableName} (${names(columns)}) VALUES ${rows.map(() => places).join(", ")} ${otherwise} ${sums.join(", ")}`,
    values,
  );
}
