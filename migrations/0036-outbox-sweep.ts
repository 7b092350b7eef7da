import type { MigrationInterface, QueryRunner } from "typeorm";
import { writeInSlicesById } from "./slices.ts";

const thirtyDays = 30 * 24 * 3_600_000;

/** Of a finished message the column now says when its row goes. */
export class OutboxSweep1780000000036 implements MigrationInterface {
  readonly name = "OutboxSweep1780000000036";
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    const due = new Date(Date.now() + thirtyDays).toISOString().slice(0, 23).replace("T", " ");
    const statement = `UPDATE outbox_messages SET next_attempt_at = CASE WHEN status <> 'PENDING' THEN '${due}' ELSE next_attempt_at END`;
    await writeInSlicesById(runner, { statement, table: "outbox_messages" });
  }

  async down(): Promise<void> {
    // Nothing to take back: nobody looked at the column of a finished message.
  }
}
