import type { MigrationInterface, QueryRunner } from "typeorm";
import { TableIndex } from "typeorm";

const table = "api_tokens";
const index = new TableIndex({ name: "api_tokens_of_consumer", columnNames: ["clinic_id", "consumer_id", "ends_at", "id"] });
const ofForeignKey = new TableIndex({ name: "api_tokens_consumer", columnNames: ["clinic_id", "consumer_id"] });

export class TokensOfConsumer1780000000132 implements MigrationInterface {
  readonly name = "TokensOfConsumer1780000000132";

  async up(runner: QueryRunner): Promise<void> {
    await runner.createIndex(table, index);
  }

  /** MariaDB and MySQL dropped the foreign key's own index when the longer one came, and keep the longer one until it is back. */
  async down(runner: QueryRunner): Promise<void> {
    if (runner.connection.driver.options.type !== "better-sqlite3") await runner.createIndex(table, ofForeignKey);
    await runner.dropIndex(table, index);
  }
}
