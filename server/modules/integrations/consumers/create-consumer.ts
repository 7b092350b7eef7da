import type { EntityManager } from "typeorm";
import { isUniqueViolation } from "../../../db/errors.ts";
import type { RightHolder } from "../../../kernel/actor.ts";
import { writtenActor } from "../../../kernel/actor.ts";
import { newId } from "../../../kernel/id.ts";
import type { Outcome } from "../../../kernel/outcome.ts";
import { failure, success } from "../../../kernel/outcome.ts";
import { recordAudit } from "../../audit/record-audit.ts";
import { ApiConsumer } from "../api-consumer.entity.ts";
import type { ConsumerFields } from "./consumer-fields.ts";

export const newConsumer = (clinicId: string, { name, scopes }: ConsumerFields, createdAt: Date, createdBy: string | null): ApiConsumer =>
  Object.assign(new ApiConsumer(), {
    ...{ clinicId, id: newId(), name, scopes: [...scopes], version: 1, createdAt, createdBy },
    ...{ lastUsedAt: null, deactivatedAt: null, deactivatedBy: null },
  });

export const nameTaken = failure({ code: "CONFLICT", path: ["input", "name"], reason: "API_CONSUMER_NAME_TAKEN" });

export async function createConsumer(
  tx: EntityManager,
  actor: RightHolder,
  fields: ConsumerFields,
  at: Date,
): Promise<Outcome<ApiConsumer>> {
  const consumer = newConsumer(actor.clinicId, fields, at, writtenActor(actor));
  try {
    await tx.insert(ApiConsumer, consumer);
  } catch (error) {
    if (isUniqueViolation(error)) return nameTaken;
    throw error;
  }
  await recordAudit(tx, actor, at, { action: "api-consumer.created", subjectId: consumer.id, changedFields: ["name", "scopes"] });
  return success(consumer);
}
