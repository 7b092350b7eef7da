import type { Database } from "../../../db/database.ts";
import { isUniqueViolation } from "../../../db/errors.ts";
import type { Actor } from "../../../kernel/actor.ts";
import { demand } from "../../../kernel/actor.ts";
import type { Clock } from "../../../kernel/clock.ts";
import type { Outcome } from "../../../kernel/outcome.ts";
import { BillingProfile } from "./billing-profile.entity.ts";
import type { ProfileInput } from "./profile-fields.ts";
import { profileChanged, saveProfile } from "./save-profile.ts";

/** Who bills: what stands at the head of the clinic's invoices. */
export class BillingProfileService {
  readonly #database: Database;
  readonly #clock: Clock;

  constructor(database: Database, clock: Clock) {
    this.#database = database;
    this.#clock = clock;
  }

  read(actor: Actor): Promise<BillingProfile | null> {
    demand(actor, "BILLING_READ");
    return this.#find(actor.clinicId);
  }

  async save(actor: Actor, version: number | null, input: ProfileInput): Promise<Outcome<BillingProfile>> {
    demand(actor, "CLINIC_WRITE");
    try {
      return await this.#database.transaction((tx) => saveProfile(tx, { actor, at: this.#clock.now(), version, input }));
    } catch (error) {
      // Somebody else saved the first one in the same moment.
      if (isUniqueViolation(error)) return profileChanged(await this.#find(actor.clinicId));
      throw error;
    }
  }

  #find(clinicId: string): Promise<BillingProfile | null> {
    return this.#database.manager.findOneBy(BillingProfile, { clinicId });
  }
}
