import type { EntityManager } from "typeorm";
import { IsNull, Not } from "typeorm";
import { affectedRows } from "../../../db/affected.ts";
import type { RightHolder } from "../../../kernel/actor.ts";
import { writtenActor } from "../../../kernel/actor.ts";
import type { Outcome } from "../../../kernel/outcome.ts";
import { failure, success } from "../../../kernel/outcome.ts";
import { recordAudit } from "../../audit/record-audit.ts";
import { ApiConsumer } from "../api-consumer.entity.ts";

/** Stops a consumer, or lets it go on. It asks for no version: stopping must not wait, and repeating it changes nothing. */
export async function setConsumerActive(
  tx: EntityManager,
  actor: RightHolder,
  id: string,
  active: boolean,
  at: Date,
): Promise<Outcome<ApiConsumer>> {
  const key = { clinicId: actor.clinicId, id };
  const columns = active ? { deactivatedAt: null, deactivatedBy: null } : { deactivatedAt: at, deactivatedBy: writtenActor(actor) };
  const otherwise = { ...key, deactivatedAt: active ? Not(IsNull()) : IsNull() };
  const changed = affectedRows(await tx.update(ApiConsumer, otherwise, { ...columns, version: () => "version + 1" })) === 1;
  if (changed) await recordAudit(tx, actor, at, { action: `api-consumer.${active ? "reactivated" : "deactivated"}`, subjectId: id });
  const consumer = await tx.findOneBy(ApiConsumer, key);
  return consumer ? success(consumer) : failure({ code: "NOT_FOUND", path: ["input", "id"] });
}
