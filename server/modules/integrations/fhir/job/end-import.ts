import type { EntityManager } from "typeorm";
import { days, later } from "../../../../kernel/clock.ts";
import { recordAudit } from "../../../audit/record-audit.ts";
import { FhirImportPart } from "./fhir-import-part.entity.ts";
import type { StopReason } from "./fhir-import.entity.ts";
import { FhirImport } from "./fhir-import.entity.ts";

/** So long it says what became of a bundle. */
const keptMs = days(90);

/** It is over: nothing of the bundle is left but what became of it. */
export async function endImport(tx: EntityManager, row: FhirImport, at: Date, stopReason: StopReason | null = null): Promise<void> {
  const { clinicId, id, consumerId, requestId, networkAddress } = row;
  await tx.delete(FhirImportPart, { clinicId, importId: id });
  await tx.update(
    FhirImport,
    { clinicId, id },
    {
      ...{ state: stopReason === null ? "DONE" : "STOPPED", stopReason, finishedAt: at, expiresAt: later(at, keptMs) },
      ...{ openKey: null, leaseToken: null, dueAt: null },
    },
  );
  const actor = { kind: "consumer", id: consumerId, clinicId, origin: { requestId, networkAddress } } as const;
  await recordAudit(tx, actor, at, { action: `fhir-import.${stopReason === null ? "finished" : "stopped"}`, subjectId: id });
}
