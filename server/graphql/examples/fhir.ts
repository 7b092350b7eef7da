import type { Examples } from "./example-of.ts";

export const fhir: Examples = {
  "ImportFhirBundleInput.bundle": '{"resourceType":"Bundle","type":"collection","entry":[]}',
  "ImportFhirBundleInput.defaultLocationExternalId": "racine",
  "FhirIdentifierSystemInput.system": "https://clinique.example/dossiers",
  "FhirIdentifierSystemInput.identificationType": "Numéro de dossier",
  "FhirImportFinding.path": "Bundle.entry[2].resource.telecom[1]",
  "FhirImport.total": 1200,
  "FhirImport.processed": 500,
  "FhirImport.findingCount": 37,
  "FhirImportCounts.created": 480,
  "FhirImportCounts.updated": 12,
  "FhirImportCounts.unchanged": 7,
  "FhirImportCounts.failed": 1,
};
