import { ConsumerFhirImportsResolver, FhirImportResolver } from "./fhir-import.resolver.ts";

/** Those of FHIR bundles that come in. */
export const fhirResolverClasses = [FhirImportResolver, ConsumerFhirImportsResolver] as const;
