import type { Database } from "../../../db/database.ts";
import type { KeysetPage } from "../../../db/keyset.ts";
import type { Actor } from "../../../kernel/actor.ts";
import { demand } from "../../../kernel/actor.ts";
import type { Clock } from "../../../kernel/clock.ts";
import type { Outcome } from "../../../kernel/outcome.ts";
import { failure } from "../../../kernel/outcome.ts";
import { validate } from "../../../kernel/validation.ts";
import { ApiToken } from "../api-token.entity.ts";
import { demandConsumer } from "../consumers/demand-consumer.ts";
import type { CredentialList } from "../credentials/credential.ts";
import { listCredentials } from "../credentials/list-credentials.ts";
import { revokeCredential } from "../credentials/revoke-credential.ts";
import type { IssuedToken } from "./issue-token.ts";
import { issueToken } from "./issue-token.ts";
import type { TokenInput } from "./token-fields.ts";
import { tokenFields } from "./token-fields.ts";

/** The tokens of API consumers: several at a time, so that one can take another's place. */
export class TokenService {
  readonly #database: Database;
  readonly #clock: Clock;

  constructor(database: Database, clock: Clock) {
    this.#database = database;
    this.#clock = clock;
  }

  listOf(actor: Actor, list: CredentialList): Promise<KeysetPage<ApiToken>> {
    demandConsumer(actor, list.consumerId);
    return listCredentials(this.#database.manager, ApiToken, actor.clinicId, list, this.#clock.now());
  }

  /** Null for an id that is none of ours. */
  async issue(actor: Actor, consumerId: string | null, input: TokenInput): Promise<Outcome<IssuedToken>> {
    demand(actor, "INTEGRATIONS");
    const now = this.#clock.now();
    const read = validate(tokenFields(now), input, ["input"]);
    if (!read.ok) return read;
    if (consumerId === null) return failure({ code: "NOT_FOUND", path: ["input", "consumerId"] });
    return this.#database.transaction((tx) => issueToken(tx, actor, { consumerId, ...read.value }, now));
  }

  async revoke(actor: Actor, id: string | null): Promise<Outcome<ApiToken>> {
    demand(actor, "INTEGRATIONS");
    if (id === null) return failure({ code: "NOT_FOUND", path: ["input", "id"] });
    const revocation = { action: "api-token.revoked", id, at: this.#clock.now() };
    return this.#database.transaction((tx) => revokeCredential(tx, ApiToken, actor, revocation));
  }
}
