/** Raw rows (`getRawMany`, `query`) come as each driver has them; these read the columns of columns.ts from either. */

/** SQLite gives "YYYY-MM-DD HH:MM:SS.mmm" in UTC, MariaDB a Date. */
export function instantFromRaw(value: string | Date): Date {
  const date = value instanceof Date ? value : new Date(`${value.replace(" ", "T")}Z`);
  if (Number.isNaN(date.getTime())) throw new RangeError("A stored instant can't be read.");
  return date;
}

/** Sums and counts are strings on MariaDB. */
export function numberFromRaw(value: string | number | bigint): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new RangeError("A stored number is not a safe integer.");
  return number;
}
