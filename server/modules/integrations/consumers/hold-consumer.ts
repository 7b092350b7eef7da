import type { EntityManager } from "typeorm";
import { IsNull } from "typeorm";
import { affectedRows } from "../../../db/affected.ts";
import type { Problem } from "../../../kernel/outcome.ts";
import { ApiConsumer } from "../api-consumer.entity.ts";

const path = ["input", "consumerId"];

/**
 * What is added to a consumer is added one after the other, so that limits hold, and never to one that is stopped at the same moment.
 * Answers why nothing can be added; null where it can.
 */
export async function holdConsumer(tx: EntityManager, clinicId: string, id: string): Promise<Problem | null> {
  const active = { clinicId, id, deactivatedAt: IsNull() };
  if (affectedRows(await tx.update(ApiConsumer, active, { version: () => "version" })) === 1) return null;
  const there = await tx.existsBy(ApiConsumer, { clinicId, id });
  return there ? { code: "CONFLICT", path, reason: "API_CONSUMER_DEACTIVATED" } : { code: "NOT_FOUND", path };
}
