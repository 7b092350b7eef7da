import type { Driver } from "typeorm";
import type { ColumnMetadata } from "typeorm/metadata/ColumnMetadata.js";

/** Kinds whose values the drivers take as the entity has them. */
const asGiven = new Set<unknown>(["varchar", "text", "int", "integer"]);
const asGivenOnServers = new Set<unknown>([...asGiven, "boolean", "datetime"]);

/** How a column's value is written, as TypeORM writes it; null where the driver takes it as it is. */
export function columnWriter(driver: Driver, column: ColumnMetadata): ((value: unknown) => unknown) | null {
  const kinds = driver.options.type === "better-sqlite3" ? asGiven : asGivenOnServers;
  if (column.transformer === undefined && kinds.has(column.type)) return null;
  return (value) => driver.preparePersistentValue(value, column) as unknown;
}
