import type { EntityManager } from "typeorm";
import type { Database } from "../../db/database.ts";
import type { Logger } from "../../gateways/logger.ts";
import type { AccountGateway } from "../../gateways/payments/payment-gateway.ts";
import type { Actor } from "../../kernel/actor.ts";
import { demand } from "../../kernel/actor.ts";
import type { Clock } from "../../kernel/clock.ts";
import { hours } from "../../kernel/clock.ts";
import type { Outcome } from "../../kernel/outcome.ts";
import { failure, success } from "../../kernel/outcome.ts";
import type { SecretKeys } from "../../kernel/secret-keys.ts";
import type { Sweep } from "../../kernel/sweep.ts";
import { validate } from "../../kernel/validation.ts";
import { checkStripeAccount } from "./check-stripe-account.ts";
import { recheckStripeAccounts } from "./recheck-stripe-accounts.ts";
import { findingsOf, isJudgement } from "./record-answer.ts";
import { noStripeAccount, removeStripeKeys, saveStripeKeys } from "./save-stripe-keys.ts";
import { StripeAccountRow } from "./stripe-account.entity.ts";
import type { ConnectionAnswer, StripeConnection } from "./stripe-connection.ts";
import { connectStripe, lookAgain, noteRefusal } from "./stripe-connection.ts";
import type { StripeKeys } from "./stripe-key-vault.ts";
import { StripeKeyVault } from "./stripe-key-vault.ts";
import { stripeKeysInput } from "./stripe-keys-input.ts";
import { keyProblem } from "./stripe-problems.ts";
import type { StripeInstallation, StripeStatus } from "./stripe-status.ts";
import { lastFour, stripeStatusOf } from "./stripe-status.ts";
import type { StripeParts } from "./stripe-parts.ts";

interface Surroundings {
  readonly database: Database;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly keys: SecretKeys;
  readonly payments: AccountGateway;
  /** The keys of the environment, for clinics that have none of their own. */
  readonly installationKeys: StripeKeys | null;
}

/** The Stripe keys of each clinic: entered by support, never shown again, asked about at Stripe. */
export class StripeAccountService {
  readonly #parts: StripeParts;
  /** A key may be revoked at Stripe at any time. */
  readonly sweep: Sweep = {
    name: "stripe-accounts",
    everyMs: hours(3),
    run: async (signal) => void (await this.recheck(signal)),
  };
  /** What a status needs to know of the environment's keys. */
  readonly installation: StripeInstallation | null;

  constructor({ keys, installationKeys, ...surroundings }: Surroundings) {
    const vault = new StripeKeyVault(keys);
    this.#parts = { ...surroundings, installationKeys, vault };
    this.installation = installationKeys && {
      secretKeyLastFour: lastFour(installationKeys.secretKey),
      webhookSecretLastFour: lastFour(installationKeys.webhookSecret),
      marks: vault.marks(installationKeys.secretKey),
    };
  }

  /** For the product's own rules; who may see it is decided by whoever answers it. */
  async statusOf(manager: EntityManager, clinicId: string): Promise<StripeStatus> {
    return this.#shown(await manager.findOneBy(StripeAccountRow, { clinicId }));
  }

  /** To speak to Stripe for the clinic. They stay inside the server; null where there are none. */
  async keysOf(clinicId: string): Promise<StripeKeys | null> {
    return (await this.ownKeysOf(clinicId)) ?? this.installationKeys;
  }

  /** The same, without the installation's. */
  async ownKeysOf(clinicId: string): Promise<StripeKeys | null> {
    const { database, vault } = this.#parts;
    return vault.open(await database.manager.findOneBy(StripeAccountRow, { clinicId }));
  }

  /** Those of the environment: they stay inside the server. */
  get installationKeys(): StripeKeys | null {
    return this.#parts.installationKeys;
  }

  /** The same, with whose account it is: Stripe is asked where that isn't known. */
  connect(clinicId: string): Promise<ConnectionAnswer> {
    return connectStripe(this.#parts, this.installation, clinicId);
  }

  /** Stripe has just refused that key. */
  noteRefusal(connection: StripeConnection, askedAt: Date): Promise<void> {
    return noteRefusal(this.#parts, connection, askedAt);
  }

  /** Stripe has just not let the account do something. */
  lookAgain(connection: StripeConnection): Promise<void> {
    return lookAgain(this.#parts, connection);
  }

  async setKeys(actor: Actor, input: StripeKeys): Promise<Outcome<StripeStatus>> {
    demand(actor, "PORTAL_SETTINGS");
    const { database, clock, payments, vault } = this.#parts;
    const read = validate(stripeKeysInput, input, ["input"]);
    if (!read.ok) return read;
    const { secretKey, webhookSecret } = read.value;
    const askedAt = clock.now();
    const answer = await payments.checkAccount(secretKey);
    if (!isJudgement(answer) || answer.kind === "refused") return failure(keyProblem(answer, ["input", "secretKey"]));
    const columns = {
      ...noStripeAccount,
      ...vault.seal(actor.clinicId, read.value),
      ...findingsOf(answer),
      secretKeyLastFour: lastFour(secretKey),
      webhookSecretLastFour: lastFour(webhookSecret),
      checkedAt: askedAt,
      savedAt: clock.now(),
      savedById: actor.id,
      savedByName: actor.name,
    };
    return success(this.#shown(await database.transaction((tx) => saveStripeKeys(tx, actor, clock.now(), columns))));
  }

  /** Back to the installation's keys, or to none. */
  async removeKeys(actor: Actor): Promise<StripeStatus> {
    demand(actor, "PORTAL_SETTINGS");
    const { database, clock } = this.#parts;
    return this.#shown(await database.transaction((tx) => removeStripeKeys(tx, actor, clock.now())));
  }

  /** Asks Stripe again about the keys in use, and remembers what it says. */
  async check(actor: Actor): Promise<Outcome<StripeStatus>> {
    demand(actor, "PORTAL_SETTINGS");
    const outcome = await checkStripeAccount(this.#parts, actor);
    return outcome.ok ? success(await this.statusOf(this.#parts.database.manager, actor.clinicId)) : outcome;
  }

  /** Asks Stripe again for every clinic of which it was not asked lately. Answers of how many it said something. */
  async recheck(signal?: AbortSignal): Promise<number> {
    return recheckStripeAccounts(this.#parts, signal);
  }

  #shown(row: StripeAccountRow | null): StripeStatus {
    return stripeStatusOf(row, this.installation);
  }
}
