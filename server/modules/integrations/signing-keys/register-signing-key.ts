import type { EntityManager } from "typeorm";
import { MoreThan } from "typeorm";
import { isUniqueViolation } from "../../../db/errors.ts";
import type { RightHolder } from "../../../kernel/actor.ts";
import { writtenActor } from "../../../kernel/actor.ts";
import { newId } from "../../../kernel/id.ts";
import type { Outcome } from "../../../kernel/outcome.ts";
import { failure, success } from "../../../kernel/outcome.ts";
import { recordAudit } from "../../audit/record-audit.ts";
import { holdConsumer } from "../consumers/hold-consumer.ts";
import { never } from "../in-force.ts";
import type { PublicKey } from "./read-public-key.ts";
import { SigningKey } from "./signing-key.entity.ts";

/** A signed token that names no key is tried with each of them. */
export const mostSigningKeys = 5;

interface Wish extends PublicKey {
  readonly consumerId: string;
  readonly label: string;
}

const known = failure({ code: "CONFLICT", path: ["input", "publicKey"], reason: "SIGNING_KEY_KNOWN" });

export async function registerSigningKey(tx: EntityManager, actor: RightHolder, wish: Wish, at: Date): Promise<Outcome<SigningKey>> {
  const { clinicId } = actor;
  const { consumerId } = wish;
  const obstacle = await holdConsumer(tx, clinicId, consumerId);
  if (obstacle) return failure(obstacle);
  if ((await tx.countBy(SigningKey, { clinicId, consumerId, endsAt: MoreThan(at) })) >= mostSigningKeys)
    return failure({ code: "VALIDATION_FAILED", path: ["input"], reason: "TOO_MANY_SIGNING_KEYS", facts: { maximum: mostSigningKeys } });
  const begun = { createdAt: at, createdBy: writtenActor(actor), lastUsedAt: null, endsAt: never, revokedAt: null, revokedBy: null };
  const key = Object.assign(new SigningKey(), { clinicId, id: newId(), ...wish, ...begun });
  try {
    await tx.insert(SigningKey, key);
  } catch (error) {
    if (isUniqueViolation(error)) return known;
    throw error;
  }
  await recordAudit(tx, actor, at, { action: "signing-key.registered", subjectId: key.id });
  return success(key);
}
