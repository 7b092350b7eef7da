import type { MigrationInterface, QueryRunner } from "typeorm";
import { TableIndex } from "typeorm";
import { addColumns, boolean, dropColumns, varchar } from "./columns.ts";

const table = "identification_types";
const mark = [varchar("primary_mark", 1, { nullable: true })];
const flag = [boolean("is_primary", { default: 0 })];
const index = "identification_types_primary";

/** A mark that is unique within the clinic and empty for all others: two main types can't be. Of several from before the first stays. */
export class OnePrimaryType1780000000061 implements MigrationInterface {
  readonly name = "OnePrimaryType1780000000061";

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, table, mark);
    await runner.query(
      `UPDATE ${table} SET primary_mark = 'P' WHERE id IN
       (SELECT first_id FROM (SELECT MIN(id) AS first_id FROM ${table} WHERE is_primary = 1 GROUP BY clinic_id) firsts)`,
    );
    await runner.createIndex(table, new TableIndex({ name: index, columnNames: ["clinic_id", "primary_mark"], isUnique: true }));
    await dropColumns(runner, table, flag);
  }

  async down(runner: QueryRunner): Promise<void> {
    await addColumns(runner, table, flag);
    await runner.query(`UPDATE ${table} SET is_primary = 1 WHERE primary_mark = 'P'`);
    await runner.dropIndex(table, index);
    await dropColumns(runner, table, mark);
  }
}
