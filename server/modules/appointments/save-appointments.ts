import type { EntityManager } from "typeorm";
import { In } from "typeorm";
import { affectedRows } from "../../db/affected.ts";
import { insertRows } from "../../db/insert-rows.ts";
import type { Hook } from "../../db/hook.ts";
import { tellHooks } from "../../db/hook.ts";
import type { BatchItem, ItemOutcome } from "../../db/upsert-batch.ts";
import { StaleRow } from "../../db/upsert-batch.ts";
import type { RightHolder } from "../../kernel/actor.ts";
import { differingKeys } from "../../kernel/changes.ts";
import { newId } from "../../kernel/id.ts";
import { validate } from "../../kernel/validation.ts";
import { recordAudit } from "../audit/record-audit.ts";
import type { AppointmentInput } from "./appointment-fields.ts";
import { appointmentFields } from "./appointment-fields.ts";
import type { AppointmentsChanged } from "./appointment-hook.ts";
import { Appointment, detailsOf } from "./appointment.entity.ts";
import { keepTotals } from "./keep-totals.ts";
import { mergeAppointment } from "./merge-appointment.ts";
import type { ResolveParties } from "./named-parties.ts";
import { readParties } from "./named-parties.ts";

interface Author {
  readonly actor: RightHolder;
  readonly at: Date;
  readonly hooks?: readonly Hook<AppointmentsChanged>[];
}

type Saved =
  | { readonly kind: "done"; readonly outcome: ItemOutcome<Appointment> }
  | { readonly kind: "write"; readonly appointment: Appointment; readonly before: Appointment | null; readonly fields: readonly string[] };

function plan(
  { actor, at }: Author,
  existing: ReadonlyMap<string | null, Appointment>,
  parties: ResolveParties,
  item: BatchItem<AppointmentInput>,
): Saved {
  const { clinicId, id: sourceId } = actor;
  const read = validate(appointmentFields, item.input, item.path);
  if (!read.ok) return { kind: "done", outcome: { outcome: "FAILED", problems: read.problems } };
  const before = existing.get(read.value.externalId) ?? null;
  const named = parties(read.value, item.path);
  if (!named.ok) return { kind: "done", outcome: { outcome: "FAILED", problems: named.problems } };
  const merged = mergeAppointment(before && detailsOf(before), read.value, named.value, item.path);
  if (!merged.ok) return { kind: "done", outcome: { outcome: "FAILED", problems: merged.problems } };
  const fields = before ? differingKeys(detailsOf(before), merged.value) : [];
  if (before && fields.length === 0) return { kind: "done", outcome: { outcome: "UNCHANGED", entity: before } };
  const kept = before ?? { clinicId, id: newId(), sourceId, externalId: read.value.externalId, version: 0, createdAt: at };
  const appointment = Object.assign(new Appointment(), kept, merged.value, { version: kept.version + 1, updatedAt: at });
  return { kind: "write", appointment, before, fields };
}

/** Makes or changes the appointments of a batch inside the caller's transaction. */
export async function saveAppointments(
  tx: EntityManager,
  author: Author,
  items: readonly BatchItem<AppointmentInput>[],
): Promise<Map<number, ItemOutcome<Appointment>>> {
  const { actor, at, hooks = [] } = author;
  const { clinicId, id: sourceId } = actor;
  const rows = await tx.findBy(Appointment, { clinicId, sourceId, externalId: In(items.map(({ input }) => input.externalId)) });
  const existing = new Map(rows.map((row) => [row.externalId, row]));
  const parties = await readParties(tx, clinicId, sourceId, items);
  const plans = items.map((item) => [item.index, plan(author, existing, parties, item)] as const);
  const writes = plans.flatMap(([, planned]) => (planned.kind === "write" ? [planned] : []));

  const created = writes.filter(({ before }) => before === null).map(({ appointment }) => appointment);
  await insertRows(tx, Appointment, created);
  for (const { appointment, before } of writes) {
    if (!before) continue;
    const { clinicId: _, id, ...columns } = appointment;
    const update = await tx.update(Appointment, { clinicId, id, version: before.version }, columns);
    if (affectedRows(update) !== 1) throw new StaleRow();
  }
  const entries = writes.flatMap(({ appointment: { id, patientId }, before, fields }) => {
    const action = before ? "appointment.updated" : "appointment.created";
    // One that moves to another patient leaves its trace on both charts.
    const patients = new Set([before?.patientId ?? patientId, patientId]);
    return [...patients].map((concerned) => ({ action, subjectId: id, patientId: concerned, changedFields: fields }));
  });
  await recordAudit(tx, actor, at, ...entries);
  await keepTotals(
    tx,
    clinicId,
    writes.map(({ before, appointment: after }) => ({ before, after })),
  );

  const appointmentIds = writes.map(({ appointment: { id } }) => id);
  if (appointmentIds.length > 0) await tellHooks(hooks, tx, { actor, appointmentIds, at });

  return new Map(
    plans.map(([index, planned]) => {
      if (planned.kind === "done") return [index, planned.outcome];
      return [index, { outcome: planned.before ? "UPDATED" : "CREATED", entity: planned.appointment }];
    }),
  );
}
