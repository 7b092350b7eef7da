import type { EntityManager, EntityTarget, ObjectLiteral } from "typeorm";
import { runStatement } from "./prepared/run-statement.ts";

/** Of so few at once there are few different statements: they are prepared. */
const mostPrepared = 4;

/**
 * Inserts many rows with one statement, without TypeORM's query builder, which costs several times what the database does. Every
 * column is written: a property that is missing becomes NULL.
 */
export async function insertRows<T extends ObjectLiteral>(tx: EntityManager, entity: EntityTarget<T>, rows: readonly T[]): Promise<void> {
  if (rows.length === 0) return;
  const { driver } = tx.dataSource;
  const { tableName, columns } = tx.dataSource.getMetadata(entity);
  const values = rows.flatMap((row) =>
    columns.map((column) => driver.preparePersistentValue(column.getEntityValue(row) ?? null, column) as unknown),
  );
  const places = `(${columns.map(() => "?").join(", ")})`;
  const names = columns.map(({ databaseName }) => databaseName).join(", ");
  const sql = `INSERT INTO ${tableName} (${names}) VALUES ${rows.map(() => places).join(", ")}`;
  if (rows.length <= mostPrepared) await runStatement(tx, { kind: "INSERT", sql }, values, () => undefined);
  else await tx.query(sql, values);
}
