import type { EntityManager, EntityTarget } from "typeorm";
import type { Database } from "../../db/database.ts";
import type { ConsumerActor, Origin } from "../../kernel/actor.ts";
import { ApiConsumer } from "./api-consumer.entity.ts";
import { ApiToken } from "./api-token.entity.ts";
import { consumerActor } from "./consumers/consumer-actor.ts";
import { isDue } from "./in-force.ts";
import { authenticateSignedToken } from "./signing-keys/authenticate-signed-token.ts";
import { SigningKey } from "./signing-keys/signing-key.entity.ts";
import { useTokenId } from "./signing-keys/use-token-id.ts";
import { authenticateToken } from "./tokens/authenticate-token.ts";
import { tokenPrefix } from "./tokens/new-token.ts";

export interface Credential {
  readonly clinicId: string;
  /** What stands behind `Bearer`. */
  readonly token: string;
  /** The address of the API that was called: what a signed token must be for. */
  readonly audience: string;
}

type Used = { readonly clinicId: string; readonly id: string; readonly lastUsedAt: Date | null };

async function touch(tx: EntityManager, entity: EntityTarget<Used>, { clinicId, id, lastUsedAt }: Used, now: Date): Promise<void> {
  if (isDue(lastUsedAt, now)) await tx.update(entity, { clinicId, id }, { lastUsedAt: now });
}

async function byToken(database: Database, { clinicId, token }: Credential, now: Date): Promise<ApiConsumer | null> {
  const held = await authenticateToken(database.manager, clinicId, token, now);
  if (!held) return null;
  if (isDue(held.token.lastUsedAt, now) || isDue(held.consumer.lastUsedAt, now))
    await database.transaction(async (tx) => {
      await touch(tx, ApiToken, held.token, now);
      await touch(tx, ApiConsumer, held.consumer, now);
    });
  return held.consumer;
}

async function bySignature(database: Database, credential: Credential, now: Date): Promise<ApiConsumer | null> {
  const signed = await authenticateSignedToken(database.manager, credential, now);
  if (!signed) return null;
  const { consumer, key, tokenId, expiresAt } = signed;
  const first = await database.transaction(async (tx) => {
    if (!(await useTokenId(tx, consumer, tokenId, expiresAt))) return false;
    await touch(tx, SigningKey, key, now);
    await touch(tx, ApiConsumer, consumer, now);
    return true;
  });
  return first ? consumer : null;
}

/** Who calls: by a token that was shown to them once, or by a short-lived one that they signed themselves. */
export async function authenticateConsumer(
  database: Database,
  credential: Credential,
  origin: Origin,
  now: Date,
): Promise<ConsumerActor | null> {
  const identify = credential.token.startsWith(tokenPrefix) ? byToken : bySignature;
  const consumer = await identify(database, credential, now);
  return consumer && consumerActor(consumer, origin);
}
