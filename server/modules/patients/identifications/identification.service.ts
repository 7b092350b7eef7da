import type { EntityManager } from "typeorm";
import { In } from "typeorm";
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
import { PatientIdentification } from "../patient-identification.entity.ts";
import type { HeldIdentification } from "./held-identification.ts";
import { inOrder } from "./held-identification.ts";
import { maskNumber } from "./mask-number.ts";

type RowWithType = PatientIdentification & { readonly type: IdentificationType };

const readRows = async (manager: EntityManager, clinicId: string, patientIds: readonly string[]): Promise<RowWithType[]> =>
  (await manager
    .createQueryBuilder(PatientIdentification, "held")
    .innerJoinAndMapOne("held.type", IdentificationType, "type", "type.clinic_id = held.clinic_id AND type.id = held.type_id")
    .where({ clinicId, patientId: In([...new Set(patientIds)]) })
    .getMany()) as RowWithType[];

/** The numbers of charts, to be read. */
export class IdentificationService {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #vault: IdentificationVault;

  constructor(database: Database, clock: Clock, vault: IdentificationVault) {
    this.#database = database;
    this.#clock = clock;
    this.#vault = vault;
  }

  /** The numbers of each chart, in the order asked. A patient sees their own alone, of types that patients see, and masked. */
  async readMany(actor: Actor, patientIds: readonly string[]): Promise<HeldIdentification[][]> {
    const { clinicId } = actor;
    if (actor.kind === "patient") {
      const rows = patientIds.includes(actor.id) ? await readRows(this.#database.manager, clinicId, [actor.id]) : [];
      const own = rows.map((row) => this.#open(row)).filter(({ type }) => type.portalVisible);
      const masked = own.map((held) => ({ ...held, value: null, display: maskNumber(held.display) })).sort(inOrder);
      return patientIds.map((id) => (id === actor.id ? masked : []));
    }
    demand(actor, "PATIENTS_READ");
    const rows = await readAudited(
      this.#database,
      actor,
      this.#clock.now(),
      (manager) => readRows(manager, clinicId, patientIds),
      (found) =>
        [...new Set(found.map(({ patientId }) => patientId))].map((patientId) => ({
          action: "patient.identifications-read",
          subjectId: patientId,
          patientId,
        })),
    );
    const held = rows.map((row) => this.#open(row)).sort(inOrder);
    return patientIds.map((id) => held.filter(({ patientId }) => patientId === id));
  }

  /** What can be said of a number of that type before it is saved. */
  async check(actor: Actor, typeId: string | null, value: string): Promise<NumberJudgement> {
    demand(actor, "PATIENTS_WRITE");
    const { clinicId } = actor;
    const type = typeId === null ? null : await this.#database.manager.findOneBy(IdentificationType, { clinicId, id: typeId });
    if (!type) throw new Fault("NOT_FOUND");
    return judgeNumber(type, value);
  }

  #open({ type, patientId, valueEncrypted }: RowWithType): HeldIdentification {
    const value = this.#vault.open(type, patientId, valueEncrypted);
    return { patientId, type, value, ...judgeNumber(type, value) };
  }
}
