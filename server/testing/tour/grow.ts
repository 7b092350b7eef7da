import { createHash } from "node:crypto";
import type { ColumnMetadata } from "typeorm/metadata/ColumnMetadata.js";
import type { EntityMetadata } from "typeorm";
import type { DataSource } from "typeorm";
import { days } from "../../kernel/clock.ts";

type Row = Readonly<Record<string, unknown>>;

/** What a database holds, by its tables. */
export type Contents = ReadonlyMap<string, readonly Row[]>;

const isId = (value: unknown): value is string => typeof value === "string" && /^[0-9A-HJKMNP-TV-Z]{26}$/.test(value);

const hash = (text: string): string => createHash("md5").update(text).digest("hex");

/** Another id of about the same time. The same for the same one, so that copies refer to copies. */
const copyOfId = (id: string, copy: number): string => `${id.slice(0, 10)}${hash(`${copy} ${id}`).slice(0, 16).toUpperCase()}`;

export async function readContents(source: DataSource): Promise<Contents> {
  const contents = new Map<string, readonly Row[]>();
  for (const { tableName } of source.entityMetadatas) contents.set(tableName, await source.query(`SELECT * FROM ${tableName}`));
  return contents;
}

/** Makes a row into another, on the same side of now. */
class Copier {
  readonly #keys: readonly (readonly ColumnMetadata[])[];
  readonly #kept: ReadonlySet<unknown>;
  readonly #now: Date;

  constructor({ primaryColumns, uniques, indices }: EntityMetadata, kept: ReadonlySet<unknown>, now: Date) {
    const unique = [...uniques, ...indices.filter(({ isUnique }) => isUnique)].map(({ columns }) => columns);
    this.#keys = [primaryColumns, ...unique].map((columns) => columns.filter(({ databaseName }) => databaseName !== "clinic_id"));
    this.#kept = kept;
    this.#now = now;
  }

  copy(row: Row, copy: number): Row {
    const made: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(row)) made[name] = name === "clinic_id" ? value : this.#changed(value, copy);
    for (const columns of this.#keys)
      if (columns.every(({ databaseName: name }) => made[name] === row[name])) this.#tellApart(made, columns, copy);
    return made;
  }

  #changed(value: unknown, copy: number): unknown {
    if (isId(value) && !this.#kept.has(value)) return copyOfId(value, copy);
    if (!(value instanceof Date) || value.getUTCFullYear() > 9_000) return value;
    const shift = days(600) * (((copy * 7_919) % 1_000) / 1_000);
    return new Date(value.getTime() + (value > this.#now ? shift : -shift));
  }

  #tellApart(made: Record<string, unknown>, columns: readonly ColumnMetadata[], copy: number): void {
    const last = columns.findLast(({ databaseName: name }) => made[name] !== null);
    if (!last) return;
    const value = made[last.databaseName];
    if (typeof value === "number") made[last.databaseName] = value + 1_000 * copy;
    else made[last.databaseName] = hash(`${copy} ${String(value)}`).slice(0, Math.min(32, Number(last.length) || 32));
  }
}

/** Fills each of the tables with copies of its rows until it has so many. Those of the other tables stay as they are. */
export async function grow(source: DataSource, contents: Contents, bounded: ReadonlySet<string>, size: number, now: Date): Promise<void> {
  const kept = new Set([...contents].filter(([table]) => bounded.has(table)).flatMap(([, rows]) => rows.map(({ id }) => id as unknown)));
  const runner = source.createQueryRunner();
  try {
    await runner.query("SET foreign_key_checks = 0");
    await runner.query("SET unique_checks = 0");
    for (const metadata of source.entityMetadatas.filter(({ tableName }) => !bounded.has(tableName))) {
      const rows = contents.get(metadata.tableName) ?? [];
      if (rows.length === 0) continue;
      const copier = new Copier(metadata, kept, now);
      const copies = Array.from({ length: Math.ceil(size / rows.length) }, (_, copy) =>
        rows.map((row) => copier.copy(row, copy + 1)),
      ).flat();
      for (let start = 0; start < copies.length; start += 500) {
        const values = copies.slice(start, start + 500).map((row) => Object.values(row));
        await runner.query(`INSERT INTO ${metadata.tableName} (${Object.keys(rows[0]!).join(", ")}) VALUES ?`, [values]);
      }
    }
    await runner.query("SET foreign_key_checks = 1");
    await runner.query("SET unique_checks = 1");
    await runner.query(`ANALYZE TABLE ${source.entityMetadatas.map(({ tableName }) => tableName).join(", ")}`);
  } finally {
    await runner.release();
  }
}
