import { createHash } from "node:crypto";
import type { EntityManager } from "typeorm";
import type { Outcome } from "../../../kernel/outcome.ts";
import { failure, success } from "../../../kernel/outcome.ts";
import { textOf } from "../../../kernel/validation.ts";
import { writtenActor } from "../../../kernel/actor.ts";
import { Message } from "../message.entity.ts";
import type { MessageWriter } from "../message-hook.ts";

const longestKey = 64;

export const requestKeySchema = textOf(longestKey);

/** A call by its author's key for it, and by what it asks. */
export interface AskedOnce {
  readonly requestKey: string;
  readonly requestDigest: string;
}

export const askedOnce = (actor: MessageWriter, key: string, asked: readonly unknown[]): AskedOnce => ({
  requestKey: `${writtenActor(actor)}:${key}`,
  requestDigest: createHash("sha256").update(JSON.stringify(asked)).digest("base64url"),
});

/** The message that the same call has made before; null where it has not. The key of another call is refused. */
export async function findAsked(
  manager: EntityManager,
  clinicId: string,
  { requestKey, requestDigest }: AskedOnce,
): Promise<Outcome<Message | null>> {
  const made = await manager.findOneBy(Message, { clinicId, requestKey });
  if (made === null || made.requestDigest === requestDigest) return success(made);
  return failure({ code: "CONFLICT", path: ["input", "requestKey"], reason: "REQUEST_KEY_USED" });
}
