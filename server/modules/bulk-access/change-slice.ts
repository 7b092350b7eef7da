import type { EntityManager } from "typeorm";
import { In } from "typeorm";
import type { Hook } from "../../db/hook.ts";
import { tellHooks } from "../../db/hook.ts";
import { forceIndex } from "../../db/force-index.ts";
import { applyKeyset } from "../../db/keyset.ts";
import type { AccessChanged } from "../access/access-hook.ts";
import { movedSwitch } from "../access/set-portal-access.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { Patient } from "../patients/patient.entity.ts";
import type { BulkAccessChange } from "./bulk-access-change.entity.ts";
import { BulkAccessItem } from "./bulk-access-item.entity.ts";
import { matchingCharts } from "./matching-charts.ts";
import { keepBefore } from "./keep-before.ts";
import { saveProgress } from "./save-progress.ts";
import type { SlicedChart } from "./slice.ts";
import { auditActorOf, auditCharts, writeCharts } from "./slice.ts";

type Entry = Pick<Patient, "id" | "accessChangedAt">;

/**
 * The next entries of the index of charts by their switch, whether or not they match: so that a slice is bounded also where few do. Those
 * whose switch was moved since the change began come after its end.
 */
function nextEntries(
  tx: EntityManager,
  { clinicId, enabled, filter, startedAt, cursorAt, cursorId }: BulkAccessChange,
  size: number,
): Promise<Entry[]> {
  const query = forceIndex(tx.createQueryBuilder(Patient, "patient"), "patients_by_access")
    .select(["patient.clinicId", "patient.id", "patient.accessChangedAt"])
    .where("patient.clinic_id = :clinicId AND patient.access_enabled = :opposite AND patient.access_changed_at <= :startedAt", {
      ...{ clinicId, opposite: !enabled, startedAt },
    });
  if (filter.changedFrom !== null) query.andWhere("patient.access_changed_at >= :from", { from: new Date(filter.changedFrom) });
  if (filter.changedBefore !== null) query.andWhere("patient.access_changed_at < :before", { before: new Date(filter.changedBefore) });
  const after = cursorAt !== null && cursorId !== null ? { key: cursorAt, id: cursorId } : undefined;
  return applyKeyset(query, { at: "accessChangedAt", id: "id", direction: "ASC", first: size - 1 }, after).getMany();
}

async function matchesOf(tx: EntityManager, change: BulkAccessChange, entries: readonly Entry[]): Promise<SlicedChart[]> {
  // By no other index, whatever statistics say: through one of them every slice would read all charts that match.
  const charts = await forceIndex(matchingCharts(tx, change), "PRIMARY")
    .select(["patient.clinicId", "patient.id", "patient.version"])
    .andWhere("patient.id IN (:...entries)", { entries: entries.map(({ id }) => id) })
    .getMany();
  return charts.map(({ id, version }) => ({ id, version }));
}

/** Nothing is left. What was expected and isn't counted didn't match any more. */
async function finish(tx: EntityManager, change: BulkAccessChange, at: Date): Promise<void> {
  const { expectedCount, changedCount, failedCount } = change;
  await saveProgress(tx, change, {
    ...{ status: "DONE", finishedAt: at, openKey: null, leaseToken: null, dueAt: null },
    unchangedCount: Math.max(0, expectedCount - changedCount - failedCount),
  });
  await recordAudit(tx, auditActorOf(change, change.startedBy), at, { action: "bulk-access-change.finished", subjectId: change.id });
}

/** Moves the switches of the next slice, with their items, audit rows and the change's own progress; false where nothing was left. */
export async function changeSlice(
  tx: EntityManager,
  change: BulkAccessChange,
  size: number,
  at: Date,
  hooks: readonly Hook<AccessChanged>[] = [],
): Promise<boolean> {
  const entries = await nextEntries(tx, change, size);
  const last = entries.at(-1);
  if (!last) {
    await finish(tx, change, at);
    return false;
  }
  const charts = await matchesOf(tx, change, entries);
  if (charts.length > 0) {
    const ids = charts.map(({ id }) => id);
    await keepBefore(tx, change, ids, at);
    await writeCharts(tx, change, charts, movedSwitch(change.enabled, change.startedBy, change.reason, at));
    const actor = auditActorOf(change, change.startedBy);
    await auditCharts(tx, actor, { changeId: change.id, enabled: change.enabled, at }, ids);
    await tellHooks(hooks, tx, { actor, patientIds: ids, at });
  }
  const changedCount = change.changedCount + charts.length;
  await saveProgress(tx, change, { changedCount, cursorAt: last.accessChangedAt, cursorId: last.id });
  return true;
}

/** Goes past the next chart, which somebody changed each time that it was tried, and reports it. */
export async function skipChart(tx: EntityManager, change: BulkAccessChange, at: Date): Promise<void> {
  const [entry] = await nextEntries(tx, change, 1);
  if (!entry) return;
  const charts = await matchesOf(tx, change, [entry]);
  if (charts.length > 0) {
    await keepBefore(tx, change, [entry.id], at);
    const { clinicId, id: changeId } = change;
    await tx.update(BulkAccessItem, { clinicId, changeId, patientId: In([entry.id]) }, { outcome: "FAILED", problem: "CHANGED_MEANWHILE" });
  }
  const failedCount = change.failedCount + charts.length;
  await saveProgress(tx, change, { failedCount, cursorAt: entry.accessChangedAt, cursorId: entry.id });
}
