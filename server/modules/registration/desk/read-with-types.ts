import type { EntityManager } from "typeorm";
import { In } from "typeorm";
import { IdentificationType } from "../../clinics/identification-type.entity.ts";
import { Registration } from "../registration.entity.ts";

/** Registrations by id with the types that say how to read their numbers: one statement. */
export const readWithTypes = async (
  manager: EntityManager,
  clinicId: string,
  ids: readonly string[],
): Promise<(Registration & { readonly type: IdentificationType })[]> =>
  (await manager
    .createQueryBuilder(Registration, "sent")
    .innerJoinAndMapOne(
      "sent.type",
      IdentificationType,
      "type",
      "type.clinic_id = sent.clinic_id AND type.id = sent.identification_type_id",
    )
    .where({ clinicId, id: In(ids) })
    .getMany()) as (Registration & { readonly type: IdentificationType })[];
