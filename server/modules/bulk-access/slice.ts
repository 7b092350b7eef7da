import type { EntityManager } from "typeorm";
import { affectedRows } from "../../db/affected.ts";
import { numberFromRaw } from "../../db/raw-value.ts";
import type { AuditActor } from "../audit/record-audit.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { accessAction } from "../access/set-portal-access.ts";
import { Patient } from "../patients/patient.entity.ts";
import type { BulkAccessChange } from "./bulk-access-change.entity.ts";

/** As much as one transaction deals with. */
export const largestSlice = 500;

/** Somebody wrote one of the slice's charts since it was read: the slice is tried again. */
export class StaleSlice extends Error {}

export interface SlicedChart {
  readonly id: string;
  readonly version: number;
}

type Values = Parameters<ReturnType<ReturnType<EntityManager["createQueryBuilder"]>["update"]>["set"]>[0];

/**
 * Writes the charts as they were read or none of them. Versions only rise, so that one sum tells whether any was written in between; the
 * rows are locked by then.
 */
export async function writeCharts(
  tx: EntityManager,
  { clinicId, enabled }: { readonly clinicId: string; readonly enabled: boolean },
  charts: readonly SlicedChart[],
  values: Values,
  parameters: Readonly<Record<string, string>> = {},
): Promise<void> {
  const ids = charts.map(({ id }) => id);
  const where = "clinic_id = :clinicId AND id IN (:...ids)";
  const update = await tx
    .createQueryBuilder()
    .update(Patient)
    .set(values)
    .where(`${where} AND access_enabled = :opposite`, { ...parameters, clinicId, ids, opposite: !enabled })
    .execute();
  const sum = await tx
    .createQueryBuilder(Patient, "patient")
    .select("SUM(patient.version)", "versions")
    .where("patient.clinic_id = :clinicId AND patient.id IN (:...ids)", { clinicId, ids })
    .getRawOne<{ versions: string | number }>();
  const expected = charts.reduce((total, { version }) => total + version + 1, 0);
  if (affectedRows(update) !== charts.length || numberFromRaw(sum?.versions ?? 0) !== expected) throw new StaleSlice();
}

/** Who acts, as the audit trail has it, long after their call. */
export function auditActorOf(change: BulkAccessChange, written: string): AuditActor {
  const [kind, id] = written.split(":") as ["staff" | "consumer", string];
  return { kind, id, clinicId: change.clinicId, origin: { requestId: change.requestId, networkAddress: change.networkAddress } };
}

export const auditCharts = (
  tx: EntityManager,
  actor: AuditActor,
  { changeId, enabled, at }: { readonly changeId: string; readonly enabled: boolean; readonly at: Date },
  patientIds: readonly string[],
): Promise<void> =>
  recordAudit(
    tx,
    actor,
    at,
    ...patientIds.map((patientId) => ({ action: accessAction(enabled), subjectId: changeId, patientId, changedFields: ["accessEnabled"] })),
  );
