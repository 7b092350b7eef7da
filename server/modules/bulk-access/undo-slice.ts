import type { EntityManager } from "typeorm";
import { In, MoreThan } from "typeorm";
import type { Hook } from "../../db/hook.ts";
import { tellHooks } from "../../db/hook.ts";
import type { AccessChanged } from "../access/access-hook.ts";
import { movedSwitch } from "../access/set-portal-access.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { Patient } from "../patients/patient.entity.ts";
import type { BulkAccessChange } from "./bulk-access-change.entity.ts";
import type { BulkItemOutcome, BulkItemProblem } from "./bulk-access-item.entity.ts";
import { BulkAccessItem } from "./bulk-access-item.entity.ts";
import { saveProgress } from "./save-progress.ts";
import { auditActorOf, auditCharts, writeCharts } from "./slice.ts";

const nextItems = (tx: EntityManager, { clinicId, id: changeId, cursorId }: BulkAccessChange, size: number): Promise<BulkAccessItem[]> =>
  tx.find(BulkAccessItem, {
    where: { clinicId, changeId, ...(cursorId !== null && { patientId: MoreThan(cursorId) }) },
    order: { patientId: "ASC" },
    take: size,
  });

/** Charts whose switch nobody has moved since: still as the change left it. */
async function untouched(tx: EntityManager, change: BulkAccessChange, items: readonly BulkAccessItem[]): Promise<Patient[]> {
  const { clinicId, enabled, startedBy } = change;
  const changedAt = new Map(items.map((item) => [item.patientId, item.changedAt.getTime()]));
  const charts = await tx.find(Patient, {
    select: { clinicId: true, id: true, version: true, accessChangedAt: true },
    where: { clinicId, id: In([...changedAt.keys()]), accessEnabled: enabled, accessChangedBy: startedBy },
  });
  return charts.filter((chart) => chart.accessChangedAt.getTime() === changedAt.get(chart.id));
}

async function mark(
  tx: EntityManager,
  { clinicId, id: changeId }: BulkAccessChange,
  patientIds: readonly string[],
  outcome: BulkItemOutcome,
  problem: BulkItemProblem | null,
): Promise<void> {
  if (patientIds.length > 0) await tx.update(BulkAccessItem, { clinicId, changeId, patientId: In([...patientIds]) }, { outcome, problem });
}

async function finish(tx: EntityManager, change: BulkAccessChange, at: Date): Promise<void> {
  await saveProgress(tx, change, { undoStatus: "DONE", undoFinishedAt: at, openKey: null, leaseToken: null, dueAt: null });
  await recordAudit(tx, auditActorOf(change, change.undoneBy!), at, { action: "bulk-access-change.undone", subjectId: change.id });
}

/** The value that the chart's item kept: a look-up by its key. */
const kept = (column: string) => () =>
  `(SELECT item.${column} FROM bulk_access_change_items item WHERE item.clinic_id = patients.clinic_id AND item.change_id = :changeId AND item.patient_id = patients.id)`;

/** Puts the switches of the next slice back as they were, with when, by whom and why; false where nothing was left. */
export async function undoSlice(
  tx: EntityManager,
  change: BulkAccessChange,
  size: number,
  at: Date,
  hooks: readonly Hook<AccessChanged>[] = [],
): Promise<boolean> {
  const items = await nextItems(tx, change, size);
  const last = items.at(-1);
  if (!last) {
    await finish(tx, change, at);
    return false;
  }
  const changed = items.filter(({ outcome }) => outcome === "CHANGED");
  const charts = changed.length > 0 ? await untouched(tx, change, changed) : [];
  const back = charts.map(({ id }) => id);
  if (charts.length > 0) {
    const before = { accessChangedAt: kept("previous_changed_at"), accessChangedBy: kept("previous_changed_by") };
    const values = { ...movedSwitch(!change.enabled, change.undoneBy, null, at), ...before, accessReason: kept("previous_reason") };
    await writeCharts(tx, { clinicId: change.clinicId, enabled: !change.enabled }, charts, values, { changeId: change.id });
    const actor = auditActorOf(change, change.undoneBy!);
    await auditCharts(tx, actor, { changeId: change.id, enabled: !change.enabled, at }, back);
    await tellHooks(hooks, tx, { actor, patientIds: back, at });
  }
  const left = changed.map(({ patientId }) => patientId).filter((id) => !back.includes(id));
  await mark(tx, change, back, "UNDONE", null);
  await mark(tx, change, left, "KEPT", "CHANGED_SINCE");
  const counts = { undoneCount: change.undoneCount + back.length, keptCount: change.keptCount + left.length };
  await saveProgress(tx, change, { ...counts, cursorId: last.patientId });
  return true;
}

/** Goes past the next chart, which somebody changed each time that it was tried: it is theirs since. */
export async function keepChart(tx: EntityManager, change: BulkAccessChange): Promise<void> {
  const [item] = await nextItems(tx, change, 1);
  if (!item) return;
  const changed = item.outcome === "CHANGED" ? [item.patientId] : [];
  await mark(tx, change, changed, "KEPT", "CHANGED_SINCE");
  await saveProgress(tx, change, { keptCount: change.keptCount + changed.length, cursorId: item.patientId });
}
