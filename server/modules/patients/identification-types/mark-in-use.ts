import type { EntityManager } from "typeorm";
import { affectedRows } from "../../../db/affected.ts";
import { StaleRow } from "../../../db/upsert-batch.ts";
import { IdentificationType } from "../../clinics/identification-type.entity.ts";
import type { TypeFacts } from "../check-identifications.ts";

/**
 * Settles who issues a type's numbers, once, with its first number: what was read of the type must still be so. Whoever changes the
 * issuer in the same moment asks the same row for the contrary, so that one of the two has to begin again.
 */
export async function markInUse(tx: EntityManager, types: readonly TypeFacts[]): Promise<void> {
  const fresh = new Map(types.filter(({ inUse }) => !inUse).map((type) => [type.id, type]));
  for (const { clinicId, id, version } of [...fresh.values()].sort((one, other) => (one.id < other.id ? -1 : 1))) {
    const marked = await tx.update(IdentificationType, { clinicId, id, version }, { inUse: true });
    if (affectedRows(marked) !== 1) throw new StaleRow();
  }
}
