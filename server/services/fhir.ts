import type { Sweep } from "../kernel/sweep.ts";
import { FhirImportService } from "../modules/integrations/fhir/fhir-import.service.ts";
import type { ImportParts } from "../modules/integrations/fhir/job/work-part.ts";

/** How FHIR bundles come in. */
export function createFhir(parts: ImportParts): { readonly fhirImports: FhirImportService; readonly fhirSweeps: readonly Sweep[] } {
  const fhirImports = new FhirImportService(parts);
  return { fhirImports, fhirSweeps: [fhirImports.worker, fhirImports.sweep] };
}
