import type { QueryRunner, TableColumnOptions, TableForeignKeyOptions, TableIndexOptions, TableUniqueOptions } from "typeorm";
import { Table, TableColumn } from "typeorm";

type Column = (runner: QueryRunner) => TableColumnOptions;

interface Modifiers {
  readonly primary?: boolean;
  readonly nullable?: boolean;
  /** What rows that exist get, and new ones that don't name the column. */
  readonly default?: string | number;
}

const shared = ({ primary = false, nullable = false, default: value }: Modifiers) => ({
  isPrimary: primary,
  isNullable: nullable,
  ...(value !== undefined && { default: typeof value === "string" ? `'${value}'` : String(value) }),
});

const plain =
  (type: string, extra: Partial<TableColumnOptions> = {}) =>
  (name: string, modifiers: Modifiers = {}): Column =>
  () => ({ name, type, ...shared(modifiers), ...extra });

const normalized =
  (type: BooleanConstructor | NumberConstructor) =>
  (name: string, modifiers: Modifiers = {}): Column =>
  (runner) => ({ name, type: runner.connection.driver.normalizeType({ type }), ...shared(modifiers) });

export const varchar = (name: string, length: number, modifiers?: Modifiers): Column =>
  plain("varchar", { length: String(length) })(name, modifiers);
export const id = (name: string, modifiers?: Modifiers): Column => varchar(name, 26, modifiers);
export const text = plain("text");
export const instant = plain("datetime", { precision: 6 });
export const boolean = normalized(Boolean);
export const integer = normalized(Number);

/** The key of everything that belongs to a clinic. */
export const clinicKey: readonly Column[] = [id("clinic_id", { primary: true }), id("id", { primary: true })];

interface TablePlan {
  readonly columns: readonly Column[];
  readonly uniques?: Readonly<Record<string, readonly string[]>>;
  readonly indexes?: Readonly<Record<string, readonly string[]>>;
  /** Name of the constraint → column that holds the id, and the table of the same clinic that it points to. */
  readonly references?: Readonly<Record<string, readonly [column: string, table: string]>>;
}

const entries = <T>(record: Readonly<Record<string, T>> = {}): [string, T][] => Object.entries(record);

export async function createTable(runner: QueryRunner, name: string, plan: TablePlan): Promise<void> {
  const uniques: TableUniqueOptions[] = entries(plan.uniques).map(([key, columnNames]) => ({ name: key, columnNames: [...columnNames] }));
  const indices: TableIndexOptions[] = entries(plan.indexes).map(([key, columnNames]) => ({ name: key, columnNames: [...columnNames] }));
  const foreignKeys: TableForeignKeyOptions[] = entries(plan.references).map(([key, [column, table]]) => ({
    name: key,
    columnNames: ["clinic_id", column],
    referencedTableName: table,
    referencedColumnNames: ["clinic_id", "id"],
    onUpdate: "NO ACTION",
    onDelete: "NO ACTION",
  }));
  const columns = plan.columns.map((column) => column(runner));
  await runner.createTable(new Table({ name, columns, uniques, indices, foreignKeys }));
}

export const addColumn = (runner: QueryRunner, table: string, column: Column): Promise<void> =>
  runner.addColumn(table, new TableColumn(column(runner)));

/** SQLite takes one column a statement, all within the migration's transaction; the others take all in one, which is all or nothing. */
async function alter(runner: QueryRunner, table: string, changes: readonly string[]): Promise<void> {
  const single = runner.connection.driver.options.type === "better-sqlite3";
  const statements = single ? changes : [changes.join(", ")];
  for (const statement of statements) await runner.query(`ALTER TABLE ${table} ${statement}`);
}

const written = ({ name, isNullable, default: value, ...column }: TableColumnOptions, runner: QueryRunner): string => {
  const type = runner.connection.driver.createFullType(new TableColumn({ name, ...column }));
  return `ADD COLUMN ${name} ${type} ${isNullable ? "NULL" : "NOT NULL"}${value === undefined ? "" : ` DEFAULT ${String(value)}`}`;
};

/** Several columns at once: on a large table one by one would copy it as often. */
export const addColumns = (runner: QueryRunner, table: string, columns: readonly Column[]): Promise<void> =>
  alter(
    runner,
    table,
    columns.map((column) => written(column(runner), runner)),
  );

export const dropColumns = (runner: QueryRunner, table: string, columns: readonly Column[]): Promise<void> =>
  alter(
    runner,
    table,
    columns.map((column) => `DROP COLUMN ${column(runner).name}`),
  );
