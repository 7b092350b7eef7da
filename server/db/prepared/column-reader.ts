import type { Driver } from "typeorm";
import type { ColumnMetadata } from "typeorm/metadata/ColumnMetadata.js";

/** Kinds whose values the drivers give as the entity has them. */
const asGiven = new Set<unknown>(["varchar", "text", "int", "integer"]);

/** How a column's value is read, as TypeORM reads it; null where it is as the driver gives it. */
export function columnReader(driver: Driver, column: ColumnMetadata): ((value: unknown) => unknown) | null {
  if (column.transformer === undefined && asGiven.has(column.type)) return null;
  return (value) => driver.prepareHydratedValue(value, column) as unknown;
}
