import type { EntityManager } from "typeorm";
import { affectedRows } from "../../db/affected.ts";
import { StaleRow } from "../../db/upsert-batch.ts";
import type { Actor } from "../../kernel/actor.ts";
import { recordAudit } from "../audit/record-audit.ts";
import type { IdentificationChanges } from "./identification-changes.ts";
import { writeIdentifications } from "./identification-changes.ts";
import { removeIdentifications } from "./identification-removals.ts";
import type { OnLostContacts } from "./lost-contacts.ts";
import { lostContacts } from "./lost-contacts.ts";
import type { PatientIdentification } from "./patient-identification.entity.ts";
import { Patient } from "./patient.entity.ts";
import { hasItsTerms, writeSearchTerms } from "./search/write-search-terms.ts";

/** A chart with everything of it that is to be written. */
export interface PatientWrite {
  readonly patient: Patient;
  /** As it was read; null for a new one. */
  readonly before: Patient | null;
  /** Names of what changes. */
  readonly fields: readonly string[];
  readonly identifications: IdentificationChanges;
  readonly removed: readonly PatientIdentification[];
}

export interface WriteSurroundings {
  readonly actor: Actor;
  readonly at: Date;
  readonly onLostContacts: OnLostContacts;
}

const isChange = (write: PatientWrite): write is PatientWrite & { readonly before: Patient } => write.before !== null;

async function writeCharts(tx: EntityManager, writes: readonly PatientWrite[]): Promise<void> {
  const made = writes.filter(({ before }) => before === null).map(({ patient }) => patient);
  if (made.length > 0) await tx.insert(Patient, made);
  for (const { patient, before } of writes.filter(isChange)) {
    const { clinicId, id, ...columns } = patient;
    const update = await tx.update(Patient, { clinicId, id, version: before.version }, columns);
    if (affectedRows(update) !== 1) throw new StaleRow();
  }
}

/** Writes charts with all that hangs on them, inside the caller's transaction. Throws `StaleRow` where one has changed since it was read. */
export async function writePatients(
  tx: EntityManager,
  { actor, at, onLostContacts }: WriteSurroundings,
  writes: readonly PatientWrite[],
): Promise<void> {
  const { clinicId } = actor;
  await writeCharts(tx, writes);
  const made = writes.filter((write) => !isChange(write)).map(({ patient }) => patient);
  const changed = writes.filter(isChange).filter(({ before, patient }) => !hasItsTerms(before, patient));
  await writeSearchTerms(tx, clinicId, { made, changed: changed.map(({ patient }) => patient) });
  const lost = writes.filter(isChange).flatMap(({ patient, before }) => lostContacts(patient.id, before, patient));
  await onLostContacts(tx, clinicId, lost, at);
  const removed = writes.flatMap((write) => write.removed);
  await removeIdentifications(tx, clinicId, removed);
  const identifications = writes.map((write) => write.identifications);
  await writeIdentifications(tx, identifications);
  const entries = writes.map(({ patient: { id }, before, fields }) => ({
    action: before ? "patient.updated" : "patient.created",
    subjectId: id,
    patientId: id,
    changedFields: fields,
  }));
  await recordAudit(tx, actor, at, ...entries);
}
