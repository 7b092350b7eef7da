import type { Database } from "../../../db/database.ts";
import type { KeysetPage } from "../../../db/keyset.ts";
import { removeOldRows } from "../../../db/remove-old-rows.ts";
import type { Actor } from "../../../kernel/actor.ts";
import { demand } from "../../../kernel/actor.ts";
import type { Clock } from "../../../kernel/clock.ts";
import { later, minutes } from "../../../kernel/clock.ts";
import type { Outcome } from "../../../kernel/outcome.ts";
import { failure } from "../../../kernel/outcome.ts";
import type { Sweep } from "../../../kernel/sweep.ts";
import { validate } from "../../../kernel/validation.ts";
import { demandConsumer } from "../consumers/demand-consumer.ts";
import type { CredentialList } from "../credentials/credential.ts";
import { credentialLabel } from "../credentials/credential-label.ts";
import { listCredentials } from "../credentials/list-credentials.ts";
import { revokeCredential } from "../credentials/revoke-credential.ts";
import { readPublicKey } from "./read-public-key.ts";
import { registerSigningKey } from "./register-signing-key.ts";
import { SigningKey } from "./signing-key.entity.ts";
import { UsedTokenId } from "./used-token-id.entity.ts";

/** A process whose clock is behind must not accept what another has forgotten. */
const keptAfterExpiryMs = minutes(5);

interface SigningKeyInput {
  readonly label: string;
  readonly publicKey: string;
}

/** The public keys of API consumers, with which the tokens that they sign themselves are verified. */
export class SigningKeyService {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly sweep: Sweep;

  constructor(database: Database, clock: Clock) {
    this.#database = database;
    this.#clock = clock;
    const over = (): Date => later(clock.now(), -keptAfterExpiryMs);
    this.sweep = {
      ...{ name: "used-token-ids", everyMs: minutes(5) },
      run: async (signal) => void (await removeOldRows(database, UsedTokenId, over(), signal)),
    };
  }

  listOf(actor: Actor, list: CredentialList): Promise<KeysetPage<SigningKey>> {
    demandConsumer(actor, list.consumerId);
    return listCredentials(this.#database.manager, SigningKey, actor.clinicId, list, this.#clock.now());
  }

  /** Null for an id that is none of ours. */
  async register(actor: Actor, consumerId: string | null, input: SigningKeyInput): Promise<Outcome<SigningKey>> {
    demand(actor, "INTEGRATIONS");
    const label = validate(credentialLabel, input.label, ["input", "label"]);
    const key = await readPublicKey(input.publicKey);
    if (!label.ok || !key.ok) return failure(...(label.ok ? [] : label.problems), ...(key.ok ? [] : key.problems));
    if (consumerId === null) return failure({ code: "NOT_FOUND", path: ["input", "consumerId"] });
    const wish = { consumerId, label: label.value, ...key.value };
    return this.#database.transaction((tx) => registerSigningKey(tx, actor, wish, this.#clock.now()));
  }

  async revoke(actor: Actor, id: string | null): Promise<Outcome<SigningKey>> {
    demand(actor, "INTEGRATIONS");
    if (id === null) return failure({ code: "NOT_FOUND", path: ["input", "id"] });
    const revocation = { action: "signing-key.revoked", id, at: this.#clock.now() };
    return this.#database.transaction((tx) => revokeCredential(tx, SigningKey, actor, revocation));
  }
}
