import { In } from "typeorm";
import type { Resealing } from "../../../db/reseal.ts";
import { resealing } from "../../../db/reseal.ts";
import type { SecretKeys } from "../../../kernel/secret-keys.ts";
import { IdentificationType } from "../../clinics/identification-type.entity.ts";
import { IdentificationVault } from "../identification-vault.ts";
import { PatientIdentification } from "../patient-identification.entity.ts";

/** Numbers and their indexes together, so that a number is found under one key or the other at any moment. */
export const resealIdentifications = (keys: SecretKeys): Resealing =>
  resealing<PatientIdentification>({
    name: "identifications of patients",
    entity: PatientIdentification,
    order: { at: "clinicId", id: "id" },
    prepare: async (manager, rows) => {
      const vault = new IdentificationVault(keys);
      const typeIds = [...new Set(rows.map(({ typeId }) => typeId))];
      const clinicIds = [...new Set(rows.map(({ clinicId }) => clinicId))];
      const types = await manager.findBy(IdentificationType, { clinicId: In(clinicIds), id: In(typeIds) });
      return ({ clinicId, patientId, typeId, valueEncrypted }) => {
        const type = types.find((each) => each.clinicId === clinicId && each.id === typeId);
        if (!type || !keys.isOfOlder(valueEncrypted)) return null;
        const value = vault.open(type, patientId, valueEncrypted);
        return { valueEncrypted: vault.seal(type, patientId, value), valueIndex: vault.index(type, value) };
      };
    },
  });
