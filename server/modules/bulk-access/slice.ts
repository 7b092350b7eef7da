import type { EntityManager } from "typeorm";
import { affectedRows } from "../../db/affected.ts";
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
 * Writes the charts as they were read or none of them: a statement for each version that there is among them, which most charts share,
 * so that one that was written in between doesn't match.
 */
export async function writeCharts(
  tx: EntityManager,
  { clinicId, enabled }: { readonly clinicId: string; readonly enabled: boolean },
  charts: readonly SlicedChart[],
  values: Values,
  parameters: Readonly<Record<string, string>> = {},
): Promise<void> {
  for (const version of new Set(charts.map((chart) => chart.version))) {
    const ids = charts.filter((chart) => chart.version === version).map(({ id }) => id);
    const update = await tx
      .createQueryBuilder()
      .update(Patient)
      .set(values)
      .where("clinic_id = :clinicId AND id IN (:...ids) AND access_enabled = :opposite AND version = :version", {
        ...{ ...parameters, clinicId, ids, opposite: !enabled, version },
      })
      .execute();
    if (affectedRows(update) !== ids.length) throw new StaleSlice();
  }
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
