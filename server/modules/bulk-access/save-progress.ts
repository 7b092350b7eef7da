import type { EntityManager } from "typeorm";
import { BulkAccessChange } from "./bulk-access-change.entity.ts";

/** Inside a slice, which holds the row. */
export async function saveProgress(
  tx: EntityManager,
  { clinicId, id }: BulkAccessChange,
  changes: Partial<BulkAccessChange>,
): Promise<void> {
  await tx.update(BulkAccessChange, { clinicId, id }, changes);
}
