import type { MigrationInterface, QueryRunner } from "typeorm";
import { TableIndex } from "typeorm";

const index = new TableIndex({ name: "undelivered_messages_of_patient", columnNames: ["clinic_id", "patient_id", "given_up_at", "id"] });

export class UndeliveredMessagesOfPatient1780000000073 implements MigrationInterface {
  readonly name = "UndeliveredMessagesOfPatient1780000000073";

  async up(runner: QueryRunner): Promise<void> {
    await runner.createIndex("undelivered_messages", index);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex("undelivered_messages", index);
  }
}
