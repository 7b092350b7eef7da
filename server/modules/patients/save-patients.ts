import type { EntityManager } from "typeorm";
import { In } from "typeorm";
import { affectedRows } from "../../db/affected.ts";
import type { BatchItem, ItemOutcome } from "../../db/upsert-batch.ts";
import { StaleRow } from "../../db/upsert-batch.ts";
import type { RightHolder } from "../../kernel/actor.ts";
import { differingKeys } from "../../kernel/changes.ts";
import { newId } from "../../kernel/id.ts";
import type { Locale } from "../../kernel/locale.ts";
import type { Problem } from "../../kernel/outcome.ts";
import { validate } from "../../kernel/validation.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { IdentificationType } from "../clinics/identification-type.entity.ts";
import { accessOfNewChart } from "../settings/new-chart-access.ts";
import type { PortalSettingsValues } from "../settings/portal-settings-values.ts";
import { checkIdentifications } from "./check-identifications.ts";
import type { IdentificationChanges } from "./identification-changes.ts";
import { claimIdentifications, readIdentifications, writeIdentifications } from "./identification-changes.ts";
import type { IdentificationVault } from "./identification-vault.ts";
import { mergePatient } from "./merge-patient.ts";
import type { PatientInput } from "./patient-fields.ts";
import { patientFields } from "./patient-fields.ts";
import { detailsOf, Patient } from "./patient.entity.ts";

export interface SaveSurroundings {
  readonly actor: RightHolder;
  readonly at: Date;
  readonly settings: PortalSettingsValues;
  readonly defaultLocale: Locale;
  readonly vault: IdentificationVault;
}

const failed = (problems: readonly Problem[]): ItemOutcome<never> => ({ outcome: "FAILED", problems });

interface Written {
  readonly patient: Patient;
  readonly before: Patient | null;
  readonly fields: readonly string[];
}

async function write(
  tx: EntityManager,
  { actor, at }: SaveSurroundings,
  written: readonly Written[],
  changes: readonly IdentificationChanges[],
): Promise<void> {
  const created = written.filter(({ before }) => before === null).map(({ patient }) => patient);
  if (created.length > 0) await tx.insert(Patient, created);
  for (const { patient, before } of written) {
    if (!before) continue;
    const { clinicId, id, ...columns } = patient;
    const update = await tx.update(Patient, { clinicId, id, version: before.version }, columns);
    if (affectedRows(update) !== 1) throw new StaleRow();
  }
  await writeIdentifications(tx, changes);
  const entries = written.map(({ patient, before, fields }) => ({
    action: before ? "patient.updated" : "patient.created",
    subjectId: patient.id,
    patientId: patient.id,
    changedFields: fields,
  }));
  await recordAudit(tx, actor, at, ...entries);
}

/** Makes or changes the charts of a batch inside the caller's transaction: reads once for all, writes once for all new ones. */
export async function savePatients(
  tx: EntityManager,
  around: SaveSurroundings,
  items: readonly BatchItem<PatientInput>[],
): Promise<Map<number, ItemOutcome<Patient>>> {
  const { actor, at, settings, defaultLocale, vault } = around;
  const { clinicId, id: sourceId } = actor;
  const schema = patientFields(at.toISOString().slice(0, 10));
  const outcomes = new Map<number, ItemOutcome<Patient>>();
  const types = new Map((await tx.findBy(IdentificationType, { clinicId })).map((type) => [type.id, type]));
  const externalIds = items.map(({ input }) => input.externalId);
  const rows = await tx.findBy(Patient, { clinicId, sourceId, externalId: In(externalIds) });
  const existing = new Map(rows.map((row) => [row.externalId, row]));

  const plans = items.flatMap((item) => {
    const read = validate(schema, item.input, item.path);
    if (!read.ok) return (outcomes.set(item.index, failed(read.problems)), []);
    const before = existing.get(read.value.externalId) ?? null;
    const merged = mergePatient(before && detailsOf(before), read.value, defaultLocale, item.path);
    const given = read.value.identifications ?? [];
    const checked = checkIdentifications(given, types, item.path);
    const none: Problem[] =
      before || given.length > 0
        ? []
        : [{ code: "VALIDATION_FAILED", path: [...item.path, "identifications"], reason: "IDENTIFICATION_NEEDED" }];
    const problems = [...(merged.ok ? [] : merged.problems), ...(checked.ok ? [] : checked.problems), ...none];
    if (!merged.ok || problems.length > 0) return (outcomes.set(item.index, failed(problems)), []);
    return [{ item, before, details: merged.value, patientId: before?.id ?? newId(), given, externalId: read.value.externalId }];
  });

  const held = await readIdentifications(tx, vault, clinicId, plans);
  const written: Written[] = [];
  const allChanges: IdentificationChanges[] = [];
  for (const { item, before, details, patientId, given, externalId } of plans) {
    const claimed = claimIdentifications(held, vault, { clinicId, patientId, given, path: item.path });
    if (!claimed.ok) {
      outcomes.set(item.index, failed(claimed.problems));
      continue;
    }
    const fields: string[] = before ? differingKeys(detailsOf(before), details) : [];
    if (claimed.value.changed) fields.push("identifications");
    if (before && fields.length === 0) {
      outcomes.set(item.index, { outcome: "UNCHANGED", entity: before });
      continue;
    }
    const kept = before ?? {
      clinicId,
      id: patientId,
      sourceId,
      externalId,
      accessEnabled: accessOfNewChart(settings),
      accessChangedAt: at,
      version: 0,
      createdAt: at,
    };
    const patient = Object.assign(new Patient(), kept, details, { version: kept.version + 1, updatedAt: at });
    written.push({ patient, before, fields });
    allChanges.push(claimed.value);
    outcomes.set(item.index, { outcome: before ? "UPDATED" : "CREATED", entity: patient });
  }
  await write(tx, around, written, allChanges);
  return outcomes;
}
