import type { MigrationInterface, QueryRunner } from "typeorm";
import { createTable, id, instant } from "./columns.ts";

export class NoticeWindows1780000000097 implements MigrationInterface {
  readonly name = "NoticeWindows1780000000097";

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, "notice_windows", {
      columns: [
        id("clinic_id", { primary: true }),
        id("patient_id", { primary: true }),
        instant("ends_at"),
        instant("digest_due_at", { nullable: true }),
      ],
      indexes: { notice_windows_due: ["digest_due_at", "clinic_id", "patient_id"] },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable("notice_windows");
  }
}
