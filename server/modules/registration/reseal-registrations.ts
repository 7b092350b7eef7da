import { In } from "typeorm";
import type { Resealing } from "../../db/reseal.ts";
import { resealing } from "../../db/reseal.ts";
import type { SecretKeys } from "../../kernel/secret-keys.ts";
import { IdentificationType } from "../clinics/identification-type.entity.ts";
import { IdentificationVault } from "../patients/identification-vault.ts";
import { openFacts, sealFacts } from "./merge/merge-facts.ts";
import { RegistrationMerge } from "./merge/registration-merge.entity.ts";
import { Registration } from "./registration.entity.ts";

/** Numbers and their indexes together, so that a number is found under one key or the other at any moment. */
export const resealRegistrations = (keys: SecretKeys): Resealing =>
  resealing<Registration>({
    name: "identifications of registrations",
    entity: Registration,
    order: { at: "clinicId", id: "id" },
    prepare: async (manager, rows) => {
      const vault = new IdentificationVault(keys);
      const typeIds = [...new Set(rows.map(({ identificationTypeId }) => identificationTypeId))];
      const clinicIds = [...new Set(rows.map(({ clinicId }) => clinicId))];
      const types = await manager.findBy(IdentificationType, { clinicId: In(clinicIds), id: In(typeIds) });
      return ({ clinicId, id, identificationTypeId, identificationValueEncrypted: sealed }) => {
        const type = types.find((each) => each.clinicId === clinicId && each.id === identificationTypeId);
        if (!type || !keys.isOfOlder(sealed)) return null;
        const value = vault.open(type, id, sealed);
        return { identificationValueEncrypted: vault.seal(type, id, value), identificationIndex: vault.index(type, value) };
      };
    },
  });

export const resealMerges = (keys: SecretKeys): Resealing =>
  resealing<RegistrationMerge>({
    name: "what merges of registrations have changed",
    entity: RegistrationMerge,
    order: { at: "clinicId", id: "id" },
    prepare: async () => (merge) =>
      keys.isOfOlder(merge.factsEncrypted) ? { factsEncrypted: sealFacts(keys, merge, openFacts(keys, merge)) } : null,
  });
