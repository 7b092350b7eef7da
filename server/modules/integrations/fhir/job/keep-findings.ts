import type { EntityManager } from "typeorm";
import { insertRows } from "../../../../db/insert-rows.ts";
import { newId } from "../../../../kernel/id.ts";
import type { Finding } from "../mapping/finding.ts";
import { FhirImportFinding } from "./fhir-import-finding.entity.ts";
import type { FhirImport } from "./fhir-import.entity.ts";

const rowsPerInsert = 500;

export async function keepFindings(
  tx: EntityManager,
  { clinicId, id: importId }: Pick<FhirImport, "clinicId" | "id">,
  findings: readonly Finding[],
): Promise<void> {
  const rows = findings.map(({ path, reason, effect, problem = null, facts = null }) => ({
    ...{ clinicId, id: newId(), importId, path, reason, effect, problem, facts },
  }));
  for (let from = 0; from < rows.length; from += rowsPerInsert)
    await insertRows(tx, FhirImportFinding, rows.slice(from, from + rowsPerInsert));
}
