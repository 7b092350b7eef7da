import type { EntityManager } from "typeorm";
import { MoreThan } from "typeorm";
import type { RightHolder } from "../../../kernel/actor.ts";
import { writtenActor } from "../../../kernel/actor.ts";
import type { Outcome } from "../../../kernel/outcome.ts";
import { failure, success } from "../../../kernel/outcome.ts";
import { recordAudit } from "../../audit/record-audit.ts";
import { ApiToken } from "../api-token.entity.ts";
import { holdConsumer } from "../consumers/hold-consumer.ts";
import type { NewToken } from "./new-token.ts";
import { newToken } from "./new-token.ts";

/** Enough to rotate in every place where a program runs. */
export const mostTokens = 20;

export interface IssuedToken {
  /** Answered once. */
  readonly token: string;
  readonly row: ApiToken;
}

export async function issueToken(
  tx: EntityManager,
  actor: RightHolder,
  wish: Pick<NewToken, "consumerId" | "label" | "expiresAt">,
  at: Date,
): Promise<Outcome<IssuedToken>> {
  const { clinicId } = actor;
  const { consumerId } = wish;
  const obstacle = await holdConsumer(tx, clinicId, consumerId);
  if (obstacle) return failure(obstacle);
  if ((await tx.countBy(ApiToken, { clinicId, consumerId, endsAt: MoreThan(at) })) >= mostTokens)
    return failure({ code: "VALIDATION_FAILED", path: ["input"], reason: "TOO_MANY_TOKENS", facts: { maximum: mostTokens } });
  const issued = newToken({ ...wish, clinicId, createdAt: at, createdBy: writtenActor(actor) });
  await tx.insert(ApiToken, issued.row);
  await recordAudit(tx, actor, at, { action: "api-token.issued", subjectId: issued.row.id });
  return success(issued);
}
