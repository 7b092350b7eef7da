import { LessThanOrEqual } from "typeorm";
import type { Database } from "../../../../db/database.ts";
import { FhirImportFinding } from "./fhir-import-finding.entity.ts";
import { FhirImport } from "./fhir-import.entity.ts";

/** Forgets imports whose time is over, with what was found in them. */
export async function forgetImports(database: Database, now: Date, signal: AbortSignal): Promise<void> {
  const old = await database.manager.find(FhirImport, {
    select: { clinicId: true, id: true },
    where: { expiresAt: LessThanOrEqual(now) },
    order: { expiresAt: "ASC" },
    take: 100,
  });
  for (const { clinicId, id } of old) {
    if (signal.aborted) return;
    await database.transaction(async (tx) => {
      await tx.delete(FhirImportFinding, { clinicId, importId: id });
      await tx.delete(FhirImport, { clinicId, id });
    });
  }
}
