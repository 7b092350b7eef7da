import type { EntityManager } from "typeorm";
import { In } from "typeorm";
import { affectedRows } from "../../db/affected.ts";
import type { BatchItem, ItemOutcome } from "../../db/upsert-batch.ts";
import { StaleRow } from "../../db/upsert-batch.ts";
import type { RightHolder } from "../../kernel/actor.ts";
import { differingKeys } from "../../kernel/changes.ts";
import type { Locale } from "../../kernel/locale.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { IdentificationType } from "../clinics/identification-type.entity.ts";
import { accessOfNewChart } from "../settings/new-chart-access.ts";
import type { PortalSettingsValues } from "../settings/portal-settings-values.ts";
import type { IdentificationChanges } from "./identification-changes.ts";
import { claimIdentifications, readIdentifications, writeIdentifications } from "./identification-changes.ts";
import type { IdentificationVault } from "./identification-vault.ts";
import type { PatientInput } from "./patient-fields.ts";
import type { OnLostContacts } from "./lost-contacts.ts";
import { lostContacts } from "./lost-contacts.ts";
import { patientFields } from "./patient-fields.ts";
import { detailsOf, Patient } from "./patient.entity.ts";
import type { PatientPlan } from "./plan-patient.ts";
import { planPatient } from "./plan-patient.ts";

export interface SaveSurroundings {
  readonly actor: RightHolder;
  readonly at: Date;
  readonly settings: PortalSettingsValues;
  readonly defaultLocale: Locale;
  readonly vault: IdentificationVault;
  readonly onLostContacts: OnLostContacts;
}

interface Write {
  readonly patient: Patient;
  readonly before: Patient | null;
  readonly fields: readonly string[];
  readonly identifications: IdentificationChanges;
}

/** The gates of portal access that details are: closing one ends the patient's sessions. */
const isOpen = ({ archived, verified }: Pick<Patient, "archived" | "verified">): boolean => !archived && verified;

/** What an item's plan has to write; null when the chart says it all already. */
function toWrite({ actor, at, settings }: SaveSurroundings, plan: PatientPlan, identifications: IdentificationChanges): Write | null {
  const { before, details, patientId, externalId } = plan;
  const fields = before ? differingKeys(detailsOf(before), details) : [];
  if (identifications.changed) fields.push("identifications");
  if (before && fields.length === 0) return null;
  const made = { clinicId: actor.clinicId, id: patientId, sourceId: actor.id, externalId, version: 0, createdAt: at };
  const kept = before ?? { ...made, accessEnabled: accessOfNewChart(settings), accessChangedAt: at, accessEpoch: 1 };
  const closes = before !== null && isOpen(before) && !isOpen(details);
  const accessEpoch = kept.accessEpoch + (closes ? 1 : 0);
  const patient = Object.assign(new Patient(), kept, details, { accessEpoch, version: kept.version + 1, updatedAt: at });
  return { patient, before, fields, identifications };
}

async function write(tx: EntityManager, { actor, at, onLostContacts }: SaveSurroundings, writes: readonly Write[]): Promise<void> {
  const created = writes.filter(({ before }) => before === null).map(({ patient }) => patient);
  if (created.length > 0) await tx.insert(Patient, created);
  for (const { patient, before } of writes) {
    if (!before) continue;
    const { clinicId, id, ...columns } = patient;
    const update = await tx.update(Patient, { clinicId, id, version: before.version }, columns);
    if (affectedRows(update) !== 1) throw new StaleRow();
  }
  const lost = writes.flatMap(({ patient, before }) => (before ? lostContacts(patient.id, before, patient) : []));
  await onLostContacts(tx, actor.clinicId, lost, at);
  await writeIdentifications(
    tx,
    writes.map(({ identifications }) => identifications),
  );
  const entries = writes.map(({ patient: { id }, before, fields }) => ({
    action: before ? "patient.updated" : "patient.created",
    subjectId: id,
    patientId: id,
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
  const { actor, at, defaultLocale, vault } = around;
  const { clinicId, id: sourceId } = actor;
  const schema = patientFields(at.toISOString().slice(0, 10));
  const types = new Map((await tx.findBy(IdentificationType, { clinicId })).map((type) => [type.id, type]));
  const rows = await tx.findBy(Patient, { clinicId, sourceId, externalId: In(items.map(({ input }) => input.externalId)) });
  const existing = new Map(rows.map((row) => [row.externalId, row]));

  const outcomes = new Map<number, ItemOutcome<Patient>>();
  const plans = items.flatMap((item) => {
    const planned = planPatient({ schema, defaultLocale, types, existing }, item);
    if (planned.ok) return [planned.value];
    outcomes.set(item.index, { outcome: "FAILED", problems: planned.problems });
    return [];
  });

  const held = await readIdentifications(tx, vault, clinicId, plans);
  const writes = plans.flatMap((plan) => {
    const { item, before, patientId, given } = plan;
    const claimed = claimIdentifications(held, vault, { clinicId, patientId, given, path: item.path });
    const planned = claimed.ok ? toWrite(around, plan, claimed.value) : null;
    if (!claimed.ok) outcomes.set(item.index, { outcome: "FAILED", problems: claimed.problems });
    else if (planned) outcomes.set(item.index, { outcome: before ? "UPDATED" : "CREATED", entity: planned.patient });
    else if (before) outcomes.set(item.index, { outcome: "UNCHANGED", entity: before });
    return planned ? [planned] : [];
  });
  await write(tx, around, writes);
  return outcomes;
}
