import type { SecretKeys } from "../../../kernel/secret-keys.ts";
import type { FieldChange } from "./plan-merge.ts";
import type { RegistrationMerge } from "./registration-merge.entity.ts";

const purpose = "registration-merge";

/** What it takes to undo a merge. */
export interface MergeFacts {
  readonly changes: readonly FieldChange[];
  /** Of the registration's number. */
  readonly typeId: string;
}

type Place = Pick<RegistrationMerge, "clinicId" | "id">;

const binding = ({ clinicId, id }: Place): string => `${clinicId}:${id}`;

export const sealFacts = (keys: SecretKeys, place: Place, facts: MergeFacts): string =>
  keys.encrypt(purpose, JSON.stringify(facts), binding(place));

export const openFacts = (keys: SecretKeys, merge: Place & Pick<RegistrationMerge, "factsEncrypted">): MergeFacts =>
  JSON.parse(keys.decrypt(purpose, merge.factsEncrypted, binding(merge))) as MergeFacts;
