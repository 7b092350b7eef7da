import type { EntityManager, EntityTarget, FindOptionsWhere } from "typeorm";
import type { Outcome } from "../../../kernel/outcome.ts";
import { failure, success } from "../../../kernel/outcome.ts";
import type { AskedOnce } from "../../conversations/threads/request-key.ts";

interface MadeOnce {
  readonly clinicId: string;
  readonly requestKey: string;
  readonly requestDigest: string | null;
}

export const keyOfAnother = failure({ code: "CONFLICT", path: ["input", "requestKey"], reason: "REQUEST_KEY_OF_ANOTHER" });

/** What the same call has made before; null where it has not. The key of another call is refused. */
export async function findMade<T extends MadeOnce>(
  tx: EntityManager,
  entity: EntityTarget<T>,
  clinicId: string,
  { requestKey, requestDigest }: AskedOnce,
): Promise<Outcome<T | null>> {
  const made = await tx.findOneBy(entity, { clinicId, requestKey } as FindOptionsWhere<T>);
  return made === null || made.requestDigest === requestDigest ? success(made) : keyOfAnother;
}
