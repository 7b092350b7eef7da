import { ConsumerFhirImportsResolver, FhirImportResolver } from "../modules/integrations/fhir/fhir-import.resolver.ts";
import type { Services } from "../services.ts";

/** Those of FHIR bundles: what comes in, and what became of it. */
export const createFhirResolvers = ({ fhirImports }: Services): object[] => [
  new FhirImportResolver(fhirImports),
  new ConsumerFhirImportsResolver(fhirImports),
];
