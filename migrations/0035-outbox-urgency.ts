import type { MigrationInterface, QueryRunner } from "typeorm";
import { TableColumn, TableIndex } from "typeorm";

const table = "outbox_messages";
const index = "outbox_messages_claim";

/** What waits from before is codes, which are urgent. */
export class OutboxUrgency1780000000035 implements MigrationInterface {
  readonly name = "OutboxUrgency1780000000035";

  async up(runner: QueryRunner): Promise<void> {
    const type = runner.connection.driver.normalizeType({ type: Boolean });
    await runner.addColumn(table, new TableColumn({ name: "urgent", type, default: "1" }));
    await runner.dropIndex(table, index);
    await runner.createIndex(table, new TableIndex({ name: index, columnNames: ["status", "channel", "urgent", "next_attempt_at", "id"] }));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex(table, index);
    await runner.createIndex(table, new TableIndex({ name: index, columnNames: ["status", "channel", "next_attempt_at", "id"] }));
    await runner.dropColumn(table, "urgent");
  }
}
