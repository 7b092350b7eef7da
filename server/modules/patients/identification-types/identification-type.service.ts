import type { Database } from "../../../db/database.ts";
import { isUniqueViolation } from "../../../db/errors.ts";
import type { Actor } from "../../../kernel/actor.ts";
import { demand } from "../../../kernel/actor.ts";
import type { Clock } from "../../../kernel/clock.ts";
import type { Outcome } from "../../../kernel/outcome.ts";
import { failure, success } from "../../../kernel/outcome.ts";
import type { IdentificationType } from "../../clinics/identification-type.entity.ts";
import type { TypeEdit } from "./edit-identification-type.ts";
import { editIdentificationType, OvertakenType, typedChange } from "./edit-identification-type.ts";

/** A type, and the version of it that somebody saw. Null for an id that is none of ours. */
export interface BasedOn {
  readonly id: string | null;
  readonly version: number;
}

const unknown = (): Outcome<never> => failure({ code: "NOT_FOUND", path: ["input", "id"] });

/** The clinic's own kinds of ID numbers, as its administration makes and changes them. */
export class IdentificationTypeService {
  readonly #database: Database;
  readonly #clock: Clock;

  constructor(database: Database, clock: Clock) {
    this.#database = database;
    this.#clock = clock;
  }

  async create(actor: Actor, input: object): Promise<Outcome<IdentificationType>> {
    demand(actor, "CLINIC_WRITE");
    return this.#edit({ actor, based: null, action: "created", change: typedChange(input) });
  }

  async update(actor: Actor, { id, version }: BasedOn, input: object): Promise<Outcome<IdentificationType>> {
    demand(actor, "CLINIC_WRITE");
    return id === null ? unknown() : this.#edit({ actor, based: { id, version }, action: "updated", change: typedChange(input) });
  }

  /** An archived type is nobody's main one. */
  async setArchived(actor: Actor, { id, version }: BasedOn, archived: boolean): Promise<Outcome<IdentificationType>> {
    demand(actor, "CLINIC_WRITE");
    if (id === null) return unknown();
    const change = () => success(archived ? { archived, primary: false } : { archived });
    return this.#edit({ actor, based: { id, version }, action: archived ? "archived" : "restored", change });
  }

  /** Whoever was faster, with the version, the name or the mark of the main type, is visible to a new transaction. */
  async #edit(edit: Omit<TypeEdit, "at">): Promise<Outcome<IdentificationType>> {
    for (let triesLeft = mostTries; ; triesLeft -= 1) {
      try {
        return await this.#database.transaction((tx) => editIdentificationType(tx, { ...edit, at: this.#clock.now() }));
      } catch (error) {
        const overtaken = error instanceof OvertakenType || isUniqueViolation(error);
        if (!overtaken || triesLeft === 1) throw error;
      }
    }
  }
}

const mostTries = 10;
