import type { Database } from "../../../db/database.ts";
import type { Actor } from "../../../kernel/actor.ts";
import { demand } from "../../../kernel/actor.ts";
import type { Clock } from "../../../kernel/clock.ts";
import { Fault } from "../../../kernel/fault.ts";
import { readAudited } from "../../audit/read-audited.ts";
import { IdentificationType } from "../../clinics/identification-type.entity.ts";
import type { NumberJudgement } from "../health-numbers/judge-number.ts";
import { judgeNumber } from "../health-numbers/judge-number.ts";
import type { IdentificationVault } from "../identification-vault.ts";
import type { HeldIdentification } from "./held-identification.ts";
import { inOrder } from "./held-identification.ts";
import type { HeldNumber, HeldNumbers } from "./held-numbers.ts";
import { readHeldNumbers } from "./held-numbers.ts";
import { maskNumber } from "./mask-number.ts";

interface IdentificationParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly vault: IdentificationVault;
  readonly numbers: HeldNumbers;
  /** Whether the same request has read the whole chart, and left its trace. */
  readonly hasRead: (actor: Actor, patientId: string) => boolean;
}

/** The numbers of charts, to be read. */
export class IdentificationService {
  readonly #parts: IdentificationParts;

  constructor(parts: IdentificationParts) {
    this.#parts = parts;
  }

  /** The numbers of each chart, in the order asked. A patient sees their own alone, of types that patients see, and masked. */
  async readMany(actor: Actor, patientIds: readonly string[]): Promise<HeldIdentification[][]> {
    if (actor.kind === "patient") {
      const rows = patientIds.includes(actor.id) ? await this.#parts.numbers.of(actor, [actor.id]) : [];
      const own = rows.map((row) => this.#open(row)).filter(({ type }) => type.portalVisible);
      const masked = own.map((held) => ({ ...held, value: null, display: maskNumber(held.display) })).sort(inOrder);
      return patientIds.map((id) => (id === actor.id ? masked : []));
    }
    demand(actor, "PATIENTS_READ");
    const isKnown = (id: string): boolean => this.#parts.hasRead(actor, id);
    const rows = [
      ...(await this.#parts.numbers.of(actor, patientIds.filter(isKnown))),
      ...(await this.#readAudited(
        actor,
        patientIds.filter((id) => !isKnown(id)),
      )),
    ];
    const held = rows.map((row) => this.#open(row)).sort(inOrder);
    return patientIds.map((id) => held.filter(({ patientId }) => patientId === id));
  }

  async #readAudited(actor: Actor, patientIds: readonly string[]): Promise<HeldNumber[]> {
    if (patientIds.length === 0) return [];
    const { database, clock } = this.#parts;
    return readAudited(
      database,
      actor,
      clock.now(),
      (manager) => readHeldNumbers(manager, actor.clinicId, patientIds),
      (found) => [{ action: "patient.identifications-read", shown: found.map(({ patientId }) => ({ subjectId: patientId, patientId })) }],
    );
  }

  /** What can be said of a number of that type before it is saved. */
  async check(actor: Actor, typeId: string | null, value: string): Promise<NumberJudgement> {
    demand(actor, "PATIENTS_WRITE");
    const { clinicId } = actor;
    const type = typeId === null ? null : await this.#parts.database.manager.findOneBy(IdentificationType, { clinicId, id: typeId });
    if (!type) throw new Fault("NOT_FOUND");
    return judgeNumber(type, value);
  }

  #open({ type, patientId, valueEncrypted }: HeldNumber): HeldIdentification {
    const value = this.#parts.vault.open(type, patientId, valueEncrypted);
    return { patientId, type, value, ...judgeNumber(type, value) };
  }
}
