import type { Resealing } from "../../../db/reseal.ts";
import { resealing } from "../../../db/reseal.ts";
import type { SecretKeys } from "../../../kernel/secret-keys.ts";
import { ProvenContact } from "./proven-contact.entity.ts";
import { bindingOf, contactOfProof, contactPurpose } from "./proven-contacts.ts";

/** Somebody may be filling the form in meanwhile. */
export const resealProofs = (keys: SecretKeys): Resealing =>
  resealing<ProvenContact>({
    name: "contacts that were proven",
    entity: ProvenContact,
    order: { at: "clinicId", id: "id" },
    prepare: async () => (proof) =>
      keys.isOfOlder(proof.contactEncrypted)
        ? { contactEncrypted: keys.encrypt(contactPurpose, contactOfProof(keys, proof), bindingOf(proof)) }
        : null,
  });
