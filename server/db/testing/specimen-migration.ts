import type { MigrationInterface, QueryRunner, TableColumnOptions } from "typeorm";
import { Table, TableIndex } from "typeorm";

const column = (name: string, type: string, more: Partial<TableColumnOptions> = {}): TableColumnOptions => ({ name, type, ...more });

/** Written as the product's migrations are: TypeORM's Table API and nothing of ours. */
export class CreateSpecimen1700000000001 implements MigrationInterface {
  name = "CreateSpecimen1700000000001";

  async up(runner: QueryRunner): Promise<void> {
    const int = runner.dataSource.driver.normalizeType({ type: "int" });
    const boolean = runner.dataSource.driver.normalizeType({ type: "boolean" });
    await runner.createTable(
      new Table({
        name: "specimen",
        columns: [
          column("id", "varchar", { length: "26", isPrimary: true }),
          column("clinic_id", "varchar", { length: "26" }),
          column("name", "varchar", { length: "80" }),
          column("note", "text", { isNullable: true }),
          column("kept", boolean),
          column("checked", boolean, { isNullable: true }),
          column("version", int),
          column("amount_cents", "bigint"),
          column("limit_cents", "bigint", { isNullable: true }),
          column("seen_at", "datetime", { precision: 6 }),
          column("ended_at", "datetime", { precision: 6, isNullable: true }),
          column("born_on", "varchar", { length: "10", isNullable: true }),
          column("details", "text", { isNullable: true }),
        ],
        indices: [new TableIndex({ name: "uq_specimen_clinic_name", columnNames: ["clinic_id", "name"], isUnique: true })],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable("specimen");
  }
}

export class IndexSpecimen1700000000002 implements MigrationInterface {
  name = "IndexSpecimen1700000000002";

  async up(runner: QueryRunner): Promise<void> {
    const columnNames = ["clinic_id", "seen_at", "id"];
    await runner.createIndex("specimen", new TableIndex({ name: "ix_specimen_clinic_seen_at", columnNames }));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex("specimen", "ix_specimen_clinic_seen_at");
  }
}
