import { In } from "typeorm";
import type { Database } from "../../../../db/database.ts";
import type { Along, BatchResult } from "../../../../db/upsert-batch.ts";
import type { ConsumerActor } from "../../../../kernel/actor.ts";
import type { Clock } from "../../../../kernel/clock.ts";
import type { Locale } from "../../../../kernel/locale.ts";
import type { Outcome } from "../../../../kernel/outcome.ts";
import type { SecretKeys } from "../../../../kernel/secret-keys.ts";
import { Appointment } from "../../../appointments/appointment.entity.ts";
import type { AppointmentService } from "../../../appointments/appointment.service.ts";
import { Clinic } from "../../../clinics/clinic.entity.ts";
import type { ClinicService } from "../../../clinics/clinic.service.ts";
import { Location } from "../../../clinics/location.entity.ts";
import { Patient } from "../../../patients/patient.entity.ts";
import type { PatientService } from "../../../patients/patient.service.ts";
import type { ItemKind, MappedItem } from "../mapping/mapping-context.ts";
import type { FhirImportPart } from "./fhir-import-part.entity.ts";
import type { Lease } from "./import-lease.ts";
import { PartProgress } from "./item-progress.ts";
import { openPart } from "./part-vault.ts";

export interface ImportParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly keys: SecretKeys;
  readonly clinics: ClinicService;
  readonly patients: PatientService;
  readonly appointments: AppointmentService;
}

interface Input {
  readonly externalId: string;
  readonly [field: string]: unknown;
}

const entities = { LOCATION: Location, PATIENT: Patient, APPOINTMENT: Appointment } as const;

/** Which of them the consumer has by these external ids already. */
async function findKnown(database: Database, { clinicId, id: sourceId }: ConsumerActor, kind: ItemKind, items: readonly MappedItem[]) {
  const where = { clinicId, sourceId, externalId: In(items.map(({ externalId }) => externalId)) };
  const rows = await database.manager.find<Location | Patient | Appointment>(entities[kind], { select: { externalId: true }, where });
  return new Set(rows.map(({ externalId }) => externalId));
}

/** The batch that takes a kind: the same that a consumer calls. */
function save(
  { clinics, patients, appointments }: ImportParts,
  actor: ConsumerActor,
  kind: ItemKind,
  inputs: readonly Input[],
  { locale, along }: { readonly locale: Locale; readonly along: Along<unknown> },
): Promise<Outcome<BatchResult<unknown>[]>> {
  switch (kind) {
    case "LOCATION":
      return clinics.upsertLocations(actor, inputs, along);
    case "PATIENT":
      return patients.upsert(actor, inputs, locale, along);
    case "APPOINTMENT":
      return appointments.upsert(actor, inputs, along);
  }
}

/** Takes a part over, from where it was left. Each item and what became of it are kept together. */
export async function workPart(
  parts: ImportParts,
  lease: Lease,
  part: FhirImportPart,
  actor: ConsumerActor,
  nextItem: number,
): Promise<void> {
  const { database, clock, keys } = parts;
  const items = openPart(keys, part);
  const left = items.slice(nextItem);
  const known = await findKnown(database, actor, part.kind, left);
  const { defaultLocale: locale } = await database.manager.findOneByOrFail(Clinic, { id: actor.clinicId });
  const sent = left.flatMap((item, index) => (item.onlyExisting && !known.has(item.externalId) ? [] : [nextItem + index]));
  const progress = new PartProgress(lease, part, items, sent);
  const inputs = sent.map((index): Input => {
    const { externalId, input, whenNew } = items[index]!;
    return { ...(!known.has(externalId) && whenNew), ...input, externalId };
  });
  const along: Along<unknown> = (tx, outcomes) => progress.keep(tx, outcomes, clock.now());
  const saved = inputs.length > 0 ? await save(parts, actor, part.kind, inputs, { locale, along }) : null;
  const results = saved?.ok ? saved.value : [];
  // What is still left was refused before anything was written, or lost against somebody else; where nothing is, this does nothing.
  await database.transaction((tx) => progress.keep(tx, new Map(results.map((result) => [result.index, result])), clock.now()));
}
