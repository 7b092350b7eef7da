import type { EntityManager } from "typeorm";
import { hashToken } from "../../../kernel/secret-token.ts";
import { ApiConsumer } from "../api-consumer.entity.ts";
import { ApiToken } from "../api-token.entity.ts";

export interface HeldToken {
  readonly consumer: ApiConsumer;
  readonly token: ApiToken;
}

/** The consumer behind a token of this clinic that is in force: one look-up, whatever is wrong with it. */
export async function authenticateToken(manager: EntityManager, clinicId: string, token: string, now: Date): Promise<HeldToken | null> {
  const held = (await manager
    .createQueryBuilder(ApiToken, "token")
    .innerJoinAndMapOne("token.consumer", ApiConsumer, "consumer", "consumer.clinicId = token.clinicId AND consumer.id = token.consumerId")
    .where({ clinicId, tokenHash: hashToken(token) })
    .andWhere("token.endsAt > :now AND token.revokedAt IS NULL AND consumer.deactivatedAt IS NULL", { now })
    .getOne()) as (ApiToken & { readonly consumer: ApiConsumer }) | null;
  return held && { consumer: held.consumer, token: held };
}
