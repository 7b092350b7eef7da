import type { QueryRunner, TableColumnOptions, TableForeignKeyOptions, TableIndexOptions, TableUniqueOptions } from "typeorm";
import { Table, TableColumn } from "typeorm";

type Column = (runner: QueryRunner) => TableColumnOptions;

interface Modifiers {
  readonly primary?: boolean;
  readonly nullable?: boolean;
}

const plain =
  (type: string, extra: Partial<TableColumnOptions> = {}) =>
  (name: string, { primary = false, nullable = false }: Modifiers = {}): Column =>
  () => ({ name, type, isPrimary: primary, isNullable: nullable, ...extra });

const normalized =
  (type: BooleanConstructor | NumberConstructor) =>
  (name: string, { primary = false, nullable = false }: Modifiers = {}): Column =>
  (runner) => ({ name, type: runner.connection.driver.normalizeType({ type }), isPrimary: primary, isNullable: nullable });

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
