import type { ColumnOptions, ValueTransformer } from "typeorm";

/**
 * Options for `@Column` and `@PrimaryColumn` that mean the same on SQLite, MariaDB and MySQL. The first argument is always
 * the column's name in the database. In migrations the same types are written out, as they import only TypeORM:
 * varchar with a length, `bigint`, `text` (also for JSON), `datetime` with precision 6; and, as the engines name these two
 * differently, `driver.normalizeType({ type: "int" })` and `driver.normalizeType({ type: "boolean" })`.
 */
export interface Presence {
  readonly nullable?: boolean;
}

const column = (name: string, options: ColumnOptions, presence: Presence): ColumnOptions => ({
  name,
  nullable: presence.nullable ?? false,
  ...options,
});

/** A primary key: a ULID made by the application. */
export const id = (name = "id"): ColumnOptions & { nullable?: false } => ({ name, type: "varchar", length: 26 });

/** The id of a row elsewhere. */
export const foreignId = (name: string, presence: Presence = {}): ColumnOptions => column(name, { type: "varchar", length: 26 }, presence);

/** SQLite checks no length: what comes from outside is checked before it gets here. */
export const varchar = (name: string, length: number, presence: Presence = {}): ColumnOptions =>
  column(name, { type: "varchar", length }, presence);

/** At most 65,535 bytes (MariaDB); can't be part of a key. */
export const text = (name: string, presence: Presence = {}): ColumnOptions => column(name, { type: "text" }, presence);

export const boolean = (name: string, presence: Presence = {}): ColumnOptions => column(name, { type: "boolean" }, presence);

/** Up to 2,147,483,647. */
export const integer = (name: string, presence: Presence = {}): ColumnOptions => column(name, { type: "int" }, presence);

/** An integer up to 2^53 − 1, as a number. For money in cents, sizes and counters. */
export const safeBigint = (name: string, presence: Presence = {}): ColumnOptions =>
  column(name, { type: "bigint", transformer: safeNumber }, presence);

/** An instant in UTC, exact to the millisecond: a `Date` in and out. Set by the application, never by the database. */
export const instant = (name: string, presence: Presence = {}): ColumnOptions => column(name, { type: "datetime", precision: 6 }, presence);

/** A day without a zone, as "YYYY-MM-DD". */
export const localDate = (name: string, presence: Presence = {}): ColumnOptions => column(name, { type: "varchar", length: 10 }, presence);

/** A value kept as JSON text: not searchable, at most 65,535 bytes. */
export const json = (name: string, presence: Presence = {}): ColumnOptions => column(name, { type: "simple-json" }, presence);

const safeNumber: ValueTransformer = {
  to(value: unknown): unknown {
    if (typeof value === "number" && !Number.isSafeInteger(value)) throw new RangeError("A number is not a safe integer.");
    return value;
  },
  // TypeORM hands bigints of MariaDB out as strings.
  from(value: string | number | null): number | null {
    if (value === null || value === undefined) return null;
    const number = Number(value);
    if (!Number.isSafeInteger(number)) throw new RangeError("A stored number is not a safe integer.");
    return number;
  },
};
