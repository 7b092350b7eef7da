import type { EntityManager } from "typeorm";
import type { KeysetPage } from "../../../db/keyset.ts";
import { readKeysetPage } from "../../../db/keyset.ts";
import type { Credential, CredentialEntity, CredentialList } from "./credential.ts";

/** Those in force, the soonest to end first; or those that have ended, the latest first. */
export function listCredentials<E extends Credential>(
  manager: EntityManager,
  entity: CredentialEntity<E>,
  clinicId: string,
  { consumerId, ended, first, after }: CredentialList,
  now: Date,
): Promise<KeysetPage<E>> {
  const query = manager
    .createQueryBuilder(entity, "credential")
    .where("credential.clinicId = :clinicId AND credential.consumerId = :consumerId", { clinicId, consumerId })
    .andWhere(`credential.endsAt ${ended ? "<=" : ">"} :now`, { now });
  return readKeysetPage(query, { at: "endsAt", id: "id", direction: ended ? "DESC" : "ASC", first, after });
}
