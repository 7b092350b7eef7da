import DataLoader from "dataloader";
import type { EntityManager } from "typeorm";
import { In } from "typeorm";
import type { Database } from "../../../db/database.ts";
import type { Actor } from "../../../kernel/actor.ts";
import { IdentificationType } from "../../clinics/identification-type.entity.ts";
import { PatientIdentification } from "../patient-identification.entity.ts";

/** A number as it is stored, with the type that says how to read it. */
export type HeldNumber = PatientIdentification & { readonly type: IdentificationType };

export const readHeldNumbers = async (manager: EntityManager, clinicId: string, patientIds: readonly string[]): Promise<HeldNumber[]> =>
  (await manager
    .createQueryBuilder(PatientIdentification, "held")
    .innerJoinAndMapOne("held.type", IdentificationType, "type", "type.clinic_id = held.clinic_id AND type.id = held.type_id")
    .where({ clinicId, patientId: In([...new Set(patientIds)]) })
    .getMany()) as HeldNumber[];

/** The stored numbers of charts, sealed. What several fields of one page need at once is read once; nothing is remembered. */
export class HeldNumbers {
  readonly #database: Database;
  readonly #loaders = new WeakMap<Actor, DataLoader<string, HeldNumber[]>>();

  constructor(database: Database) {
    this.#database = database;
  }

  async of(actor: Actor, patientIds: readonly string[]): Promise<HeldNumber[]> {
    let loader = this.#loaders.get(actor);
    if (!loader) this.#loaders.set(actor, (loader = this.#loaderOf(actor)));
    return (await Promise.all([...new Set(patientIds)].map((id) => loader.load(id)))).flat();
  }

  #loaderOf({ clinicId }: Actor): DataLoader<string, HeldNumber[]> {
    const read = async (ids: readonly string[]): Promise<HeldNumber[][]> => {
      const rows = await readHeldNumbers(this.#database.manager, clinicId, ids);
      return ids.map((id) => rows.filter(({ patientId }) => patientId === id));
    };
    return new DataLoader(read, { cache: false });
  }
}
