import type { EntityManager } from "typeorm";
import { insertRows } from "../../../../db/insert-rows.ts";
import type { ConsumerActor } from "../../../../kernel/actor.ts";
import { newId } from "../../../../kernel/id.ts";
import type { SecretKeys } from "../../../../kernel/secret-keys.ts";
import { recordAudit } from "../../../audit/record-audit.ts";
import type { MappedBundle } from "../mapping/map-bundle.ts";
import { FhirImportPart } from "./fhir-import-part.entity.ts";
import type { OutcomeCounts } from "./fhir-import.entity.ts";
import { FhirImport } from "./fhir-import.entity.ts";
import { keepFindings } from "./keep-findings.ts";
import { packItems } from "./pack-items.ts";
import { sealPart } from "./part-vault.ts";

const none: OutcomeCounts = { created: 0, updated: 0, unchanged: 0, failed: 0 };

/** Far below the largest packet that a database takes. */
const partsPerInsert = 20;

/** Keeps a bundle for the worker, sealed, with what was found in it: all of it or nothing. */
export async function startImport(
  tx: EntityManager,
  keys: SecretKeys,
  actor: ConsumerActor,
  { items, findings }: MappedBundle,
  at: Date,
): Promise<FhirImport> {
  const { clinicId, id: consumerId, origin } = actor;
  const row = Object.assign(new FhirImport(), {
    ...{ clinicId, id: newId(), consumerId, state: "RUNNING", stopReason: null, total: items.length, processed: 0 },
    ...{ counts: { LOCATION: none, PATIENT: none, APPOINTMENT: none }, findingCount: findings.count },
    ...{ nextPart: 0, nextItem: 0, failures: 0, startedAt: at, finishedAt: null, expiresAt: null },
    ...{ openKey: consumerId, leaseToken: null, dueAt: at, requestId: origin.requestId, networkAddress: origin.networkAddress },
  } satisfies FhirImport);
  await tx.insert(FhirImport, row);
  const parts = packItems(items).map((some, number): FhirImportPart => {
    const key = { clinicId, importId: row.id, number };
    return { ...key, id: newId(), kind: some[0]!.kind, sealed: sealPart(keys, key, some) };
  });
  for (let from = 0; from < parts.length; from += partsPerInsert)
    await insertRows(tx, FhirImportPart, parts.slice(from, from + partsPerInsert));
  await keepFindings(tx, row, findings.kept);
  await recordAudit(tx, actor, at, { action: "fhir-import.started", subjectId: row.id });
  return row;
}
