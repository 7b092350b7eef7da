import type { EntityManager, FindOptionsWhere, ObjectLiteral } from "typeorm";
import { IsNull } from "typeorm";
import { affectedRows } from "../../../db/affected.ts";
import type { RightHolder } from "../../../kernel/actor.ts";
import { writtenActor } from "../../../kernel/actor.ts";
import type { Outcome } from "../../../kernel/outcome.ts";
import { failure, success } from "../../../kernel/outcome.ts";
import { recordAudit } from "../../audit/record-audit.ts";
import type { Credential, CredentialEntity } from "./credential.ts";

interface Revocation {
  /** As the audit trail calls it. */
  readonly action: string;
  readonly id: string;
  readonly at: Date;
}

/** From the next call on. Repeating it changes nothing, and what had expired ended when it did. */
export async function revokeCredential<E extends Credential & ObjectLiteral>(
  tx: EntityManager,
  entity: CredentialEntity<E>,
  actor: RightHolder,
  { action, id, at }: Revocation,
): Promise<Outcome<E>> {
  const key = { clinicId: actor.clinicId, id } as FindOptionsWhere<E>;
  const held = await tx.findOneBy(entity, key);
  if (!held) return failure({ code: "NOT_FOUND", path: ["input", "id"] });
  const endsAt = held.endsAt < at ? held.endsAt : at;
  const revoked = { revokedAt: at, revokedBy: writtenActor(actor), endsAt };
  const once = { ...key, revokedAt: IsNull() } as FindOptionsWhere<E>;
  if (affectedRows(await tx.update(entity, once, revoked as never)) !== 1) return success(await tx.findOneByOrFail(entity, key));
  await recordAudit(tx, actor, at, { action, subjectId: id });
  return success(Object.assign(held, revoked));
}
