import type { Database } from "../../../db/database.ts";
import { isUniqueViolation } from "../../../db/errors.ts";
import type { StaffActor } from "../../../kernel/actor.ts";
import { demand } from "../../../kernel/actor.ts";
import type { Clock } from "../../../kernel/clock.ts";
import { RegistrationNotice } from "./registration-notice.entity.ts";

/** Whether a staff member is told by e-mail that a registration waits. */
export class RegistrationNoticeService {
  readonly #database: Database;
  readonly #clock: Clock;

  constructor(database: Database, clock: Clock) {
    this.#database = database;
    this.#clock = clock;
  }

  async isWanted(actor: StaffActor): Promise<boolean> {
    demand(actor, "REGISTRATIONS");
    return this.#database.manager.existsBy(RegistrationNotice, { clinicId: actor.clinicId, staffMemberId: actor.id });
  }

  async setWanted(actor: StaffActor, wanted: boolean): Promise<boolean> {
    demand(actor, "REGISTRATIONS");
    const row = { clinicId: actor.clinicId, staffMemberId: actor.id };
    if (!wanted) await this.#database.manager.delete(RegistrationNotice, row);
    else if (!(await this.isWanted(actor))) await this.#add({ ...row, wantedSince: this.#clock.now() });
    return wanted;
  }

  async #add(row: RegistrationNotice): Promise<void> {
    try {
      await this.#database.manager.insert(RegistrationNotice, row);
    } catch (error) {
      // A second click said the same.
      if (!isUniqueViolation(error)) throw error;
    }
  }
}
