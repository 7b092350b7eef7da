import type { EntityManager } from "typeorm";
import { z } from "zod";
import type { Database } from "../../../db/database.ts";
import { isUniqueViolation } from "../../../db/errors.ts";
import type { Actor } from "../../../kernel/actor.ts";
import { demand, writtenActor } from "../../../kernel/actor.ts";
import type { Clock } from "../../../kernel/clock.ts";
import type { LocalizedText } from "../../../kernel/locale.ts";
import type { Outcome } from "../../../kernel/outcome.ts";
import { failure, success } from "../../../kernel/outcome.ts";
import { linesOf, validate } from "../../../kernel/validation.ts";
import { recordAudit } from "../../audit/record-audit.ts";
import { defaultTerms } from "./default-terms.ts";
import { RegistrationTermsRow } from "./registration-terms.entity.ts";

/** One version of a clinic's terms. */
export interface Terms {
  readonly version: number;
  readonly text: LocalizedText;
  /** Null for the product's own, which nobody has published. */
  readonly publishedAt: Date | null;
  readonly publishedBy: string | null;
}

export interface TermsEdit {
  readonly basedOnVersion: number;
  readonly text: LocalizedText;
}

const firstTerms: Terms = { version: 1, text: defaultTerms, publishedAt: null, publishedBy: null };

const toTerms = ({ version, textFr: fr, textEn: en, publishedAt, publishedBy }: RegistrationTermsRow): Terms => ({
  ...{ version, publishedAt, publishedBy },
  text: { fr, en },
});

const editSchema = z.object({ text: z.object({ fr: linesOf(10_000), en: linesOf(10_000) }) });

/** More than anybody reads: older ones stay where they are. */
const mostVersions = 50;

/** What people agree to who register. */
export class RegistrationTermsService {
  readonly #database: Database;
  readonly #clock: Clock;

  constructor(database: Database, clock: Clock) {
    this.#database = database;
    this.#clock = clock;
  }

  /** The version that is asked for now. */
  async inForce(clinicId: string, manager: EntityManager = this.#database.manager): Promise<Terms> {
    const [row] = await manager.find(RegistrationTermsRow, { where: { clinicId }, order: { version: "DESC" }, take: 1 });
    return row ? toTerms(row) : firstTerms;
  }

  /** Newest first. */
  async list(actor: Actor): Promise<Terms[]> {
    demand(actor, "CLINIC_READ");
    const where = { clinicId: actor.clinicId };
    const rows = await this.#database.manager.find(RegistrationTermsRow, { where, order: { version: "DESC" }, take: mostVersions });
    return [...rows.map(toTerms), firstTerms];
  }

  /** Publishes another version, if nobody else has since the one that was read. */
  async publish(actor: Actor, edit: TermsEdit): Promise<Outcome<Terms>> {
    demand(actor, "CLINIC_WRITE");
    const { clinicId } = actor;
    const read = validate(editSchema, edit, ["input"]);
    if (!read.ok) return read;
    const at = this.#clock.now();
    const { fr: textFr, en: textEn } = read.value.text;
    const row = { clinicId, version: edit.basedOnVersion + 1, textFr, textEn, publishedAt: at, publishedBy: writtenActor(actor) };
    try {
      return await this.#database.transaction(async (tx): Promise<Outcome<Terms>> => {
        if ((await this.inForce(clinicId, tx)).version !== edit.basedOnVersion) return conflict();
        await tx.insert(RegistrationTermsRow, row);
        await recordAudit(tx, actor, at, { action: "registration-terms.published", changedFields: ["text"] });
        return success(toTerms(row));
      });
    } catch (error) {
      // Somebody else published the same version in the same moment.
      if (isUniqueViolation(error)) return conflict();
      throw error;
    }
  }
}

const conflict = (): Outcome<never> => failure({ code: "CONFLICT", path: ["input", "basedOnVersion"], reason: "TERMS_CONFLICT" });
