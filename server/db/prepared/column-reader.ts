import type { Driver } from "typeorm";
import type { ColumnMetadata } from "typeorm/metadata/ColumnMetadata.js";

/** Kinds whose values the drivers give as the entity has them; a database server's instants come as dates. */
const asGiven = new Set<unknown>(["varchar", "text", "int", "integer"]);

const asBoolean = (value: unknown): unknown => (value === null ? null : value !== 0);

/** How a column's value is read, as TypeORM reads it; null where it is as the driver gives it. */
export function columnReader(driver: Driver, column: ColumnMetadata): ((value: unknown) => unknown) | null {
  const onServer = driver.options.type !== "better-sqlite3";
  if (column.transformer === undefined && (asGiven.has(column.type) || (onServer && column.type === "datetime"))) return null;
  if (column.transformer === undefined && column.type === "boolean") return asBoolean;
  return (value) => driver.prepareHydratedValue(value, column) as unknown;
}
