import type { EntityManager } from "typeorm";
import { affectedRows } from "../../../db/affected.ts";
import { isUniqueViolation } from "../../../db/errors.ts";
import type { RightHolder } from "../../../kernel/actor.ts";
import type { Outcome } from "../../../kernel/outcome.ts";
import { failure, success } from "../../../kernel/outcome.ts";
import { recordAudit } from "../../audit/record-audit.ts";
import { ApiConsumer } from "../api-consumer.entity.ts";
import type { ConsumerFields } from "./consumer-fields.ts";
import { nameTaken } from "./create-consumer.ts";

export interface ConsumerUpdate {
  readonly id: string;
  /** The version of it that was seen. */
  readonly version: number;
  readonly changes: Partial<ConsumerFields>;
}

/** Of what was sent, what is new. */
const differing = (before: ApiConsumer, { name, scopes }: Partial<ConsumerFields>): Partial<ApiConsumer> => ({
  ...(name !== undefined && name !== before.name && { name }),
  ...(scopes !== undefined && scopes.join() !== before.scopes.join() && { scopes: [...scopes] }),
});

/** Decided by the version: of any number of parallel saves one is written, and the others see it. */
export async function updateConsumer(
  tx: EntityManager,
  actor: RightHolder,
  { id, version, changes }: ConsumerUpdate,
  at: Date,
): Promise<Outcome<ApiConsumer>> {
  const key = { clinicId: actor.clinicId, id };
  const before = await tx.findOneBy(ApiConsumer, key);
  if (!before) return failure({ code: "NOT_FOUND", path: ["input", "id"] });
  if (before.version === version) {
    const touched = differing(before, changes);
    const changedFields = Object.keys(touched);
    if (changedFields.length === 0) return success(before);
    try {
      if (affectedRows(await tx.update(ApiConsumer, { ...key, version }, { ...touched, version: version + 1 })) === 1) {
        await recordAudit(tx, actor, at, { action: "api-consumer.updated", subjectId: id, changedFields });
        return success(Object.assign(before, touched, { version: version + 1 }));
      }
    } catch (error) {
      if (isUniqueViolation(error)) return nameTaken;
      throw error;
    }
  }
  const current = await tx.findOneByOrFail(ApiConsumer, key);
  return failure({ code: "CONFLICT", path: ["input", "version"], reason: "API_CONSUMER_CHANGED", facts: { current } });
}
