import type { EntityManager } from "typeorm";
import { isUniqueViolation } from "../../../db/errors.ts";
import { newId } from "../../../kernel/id.ts";
import type { ApiConsumer } from "../api-consumer.entity.ts";
import { UsedTokenId } from "./used-token-id.entity.ts";

/** Whether it is the first time: of any number of calls at once with the same `jti`, one is. */
export async function useTokenId(tx: EntityManager, consumer: ApiConsumer, tokenId: string, expiresAt: Date): Promise<boolean> {
  try {
    await tx.insert(UsedTokenId, { clinicId: consumer.clinicId, id: newId(), consumerId: consumer.id, tokenId, expiresAt });
    return true;
  } catch (error) {
    if (isUniqueViolation(error)) return false;
    throw error;
  }
}
