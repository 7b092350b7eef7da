import type { MigrationInterface, QueryRunner } from "typeorm";
import { writeInSlices } from "./slices.ts";

const table = "audit_events";

/** What the rows that are there record: reads, and what people did to sign in and out. All others are changes. */
const statement = `UPDATE ${table} SET audit_class = CASE
  WHEN action LIKE '%.read' OR action LIKE '%.listed' OR action LIKE '%.printed'
    OR action IN ('patient.record-views-read', 'patient.identifications-read') THEN 'READ'
  WHEN action LIKE 'staff.%' OR action IN ('patient.signed-in', 'patient.signed-out', 'patient.session-ended',
    'patient.other-sessions-ended', 'patient.notification-used') THEN 'SECURITY'
  ELSE 'CHANGE' END`;

export class AuditClassesOfBefore1780000000147 implements MigrationInterface {
  readonly name = "AuditClassesOfBefore1780000000147";
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await writeInSlices(runner, { statement, table });
  }

  async down(): Promise<void> {
    // The column goes with the step before.
  }
}
