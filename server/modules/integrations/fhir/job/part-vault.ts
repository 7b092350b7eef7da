import type { SecretKeys } from "../../../../kernel/secret-keys.ts";
import type { MappedItem } from "../mapping/mapping-context.ts";
import type { FhirImportPart } from "./fhir-import-part.entity.ts";

type PartKey = Pick<FhirImportPart, "clinicId" | "importId" | "number">;

const purpose = "fhir-import";

const placeOf = ({ clinicId, importId, number }: PartKey): string => `${clinicId}/${importId}/${number}`;

export const sealPart = (keys: SecretKeys, key: PartKey, items: readonly MappedItem[]): string =>
  keys.encrypt(purpose, JSON.stringify(items), placeOf(key));

export const openPart = (keys: SecretKeys, part: FhirImportPart): MappedItem[] =>
  JSON.parse(keys.decrypt(purpose, part.sealed, placeOf(part))) as MappedItem[];

/** The same under the key in use. */
export const resealPart = (keys: SecretKeys, part: FhirImportPart): string => sealPart(keys, part, openPart(keys, part));
