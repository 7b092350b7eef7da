import type { EntityManager, EntityTarget, FindOptionsWhere } from "typeorm";
import type { Outcome } from "../kernel/outcome.ts";
import { failure, success } from "../kernel/outcome.ts";
import type { AskedOnce } from "../kernel/request-key.ts";

interface MadeOnce {
  readonly clinicId: string;
  readonly requestKey: string | null;
  readonly requestDigest: string | null;
}

/** The key of the call was used for another one before. */
export const keyOfAnother = failure({ code: "CONFLICT", path: ["input", "requestKey"], reason: "REQUEST_KEY_USED" });

/** What the same call has made before; null where it has not. The key of another call is refused. */
export async function findAsked<T extends MadeOnce>(
  manager: EntityManager,
  entity: EntityTarget<T>,
  clinicId: string,
  { requestKey, requestDigest }: AskedOnce,
): Promise<Outcome<T | null>> {
  const made = await manager.findOneBy(entity, { clinicId, requestKey } as FindOptionsWhere<T>);
  return made === null || made.requestDigest === requestDigest ? success(made) : keyOfAnother;
}
