import type { Resealing } from "../../../../db/reseal.ts";
import { resealing } from "../../../../db/reseal.ts";
import type { SecretKeys } from "../../../../kernel/secret-keys.ts";
import { FhirImportPart } from "./fhir-import-part.entity.ts";
import { resealPart } from "./part-vault.ts";

export const resealImportParts = (keys: SecretKeys): Resealing =>
  resealing<FhirImportPart>({
    name: "FHIR bundles under way",
    entity: FhirImportPart,
    order: { at: "clinicId", id: "id" },
    prepare: async () => (part) => (keys.isOfOlder(part.sealed) ? { sealed: resealPart(keys, part) } : null),
  });
