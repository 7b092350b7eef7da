import type { MigrationInterface, QueryRunner } from "typeorm";

const thirtyDays = 30 * 24 * 3_600_000;

/** Of a finished message the column now says when its row goes. */
export class OutboxSweep1780000000036 implements MigrationInterface {
  readonly name = "OutboxSweep1780000000036";

  async up(runner: QueryRunner): Promise<void> {
    const due = new Date(Date.now() + thirtyDays).toISOString().slice(0, 23).replace("T", " ");
    await runner.query(`UPDATE outbox_messages SET next_attempt_at = '${due}' WHERE status <> 'PENDING'`);
  }

  async down(): Promise<void> {
    // Nothing to take back: nobody looked at the column of a finished message.
  }
}
