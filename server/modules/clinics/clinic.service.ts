import type { EntityManager } from "typeorm";
import { In } from "typeorm";
import type { Database } from "../../db/database.ts";
import { prepareEntities } from "../../db/prepared/prepared-query.ts";
import type { Along, BatchResult, SaveItems } from "../../db/upsert-batch.ts";
import { upsertBatch } from "../../db/upsert-batch.ts";
import type { Actor } from "../../kernel/actor.ts";
import { demand } from "../../kernel/actor.ts";
import type { Clock } from "../../kernel/clock.ts";
import { newId } from "../../kernel/id.ts";
import type { Outcome } from "../../kernel/outcome.ts";
import { Clinic } from "./clinic.entity.ts";
import { IdentificationType } from "./identification-type.entity.ts";
import { Location } from "./location.entity.ts";
import type { LocationInput } from "./save-locations.ts";
import { saveLocations } from "./save-locations.ts";

export type NewClinic = Omit<Clinic, "id" | "createdAt">;

export type NewIdentificationType = Omit<
  IdentificationType,
  "clinicId" | "id" | "version" | "archived" | "inUse" | "updatedAt" | "updatedBy"
>;

const begun = { version: 1, archived: false, inUse: false, updatedAt: null, updatedBy: null };

const typesOf = prepareEntities((manager) =>
  manager.createQueryBuilder(IdentificationType, "type").where("type.clinic_id = :clinicId").orderBy("type.id", "ASC"),
);

/** As much of a type as decides how its numbers are found, and whether they may be named at sign-in. */
export type NamedType = Pick<IdentificationType, "clinicId" | "id" | "issuer" | "kind" | "portalVisible" | "archived">;

const typeOf = prepareEntities((manager) =>
  manager
    .createQueryBuilder(IdentificationType, "type")
    .select(["type.clinicId", "type.id", "type.issuer", "type.kind", "type.portalVisible", "type.archived"])
    .where("type.clinic_id = :clinicId AND type.id = :id"),
);

export class ClinicService {
  readonly #database: Database;
  readonly #clock: Clock;

  constructor(database: Database, clock: Clock) {
    this.#database = database;
    this.#clock = clock;
  }

  findBySlug(slug: string): Promise<Clinic | null> {
    return this.#database.manager.findOneBy(Clinic, { slug });
  }

  /** By their slugs. */
  all(): Promise<Clinic[]> {
    return this.#database.manager.find(Clinic, { order: { slug: "ASC" } });
  }

  async open(tx: EntityManager, clinic: NewClinic): Promise<Clinic> {
    const opened = Object.assign(new Clinic(), clinic, { id: newId(), createdAt: this.#clock.now() });
    await tx.insert(Clinic, opened);
    return opened;
  }

  async addIdentificationType(tx: EntityManager, clinicId: string, type: NewIdentificationType): Promise<IdentificationType> {
    const added = Object.assign(new IdentificationType(), type, begun, { clinicId, id: newId() });
    await tx.insert(IdentificationType, added);
    return added;
  }

  /** In the order in which they were made. */
  identificationTypes(clinicId: string): Promise<IdentificationType[]> {
    return typesOf(this.#database.manager, { clinicId });
  }

  identificationType(clinicId: string, id: string): Promise<NamedType | null> {
    return typeOf(this.#database.manager, { clinicId, id }).then(([found]) => found ?? null);
  }

  locations(clinicId: string): Promise<Location[]> {
    return this.#database.manager.find(Location, { where: { clinicId }, order: { name: "ASC", id: "ASC" } });
  }

  /** Locations of the actor's clinic in the order asked; null for unknown ones. */
  async locationsById({ clinicId }: Actor, ids: readonly string[]): Promise<(Location | null)[]> {
    const rows = await this.#database.manager.findBy(Location, { clinicId, id: In([...new Set(ids)]) });
    const found = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => found.get(id) ?? null);
  }

  async upsertLocations(
    actor: Actor,
    inputs: readonly LocationInput[],
    along?: Along<Location>,
  ): Promise<Outcome<BatchResult<Location>[]>> {
    demand(actor, "CLINIC_WRITE");
    const at = this.#clock.now();
    const save: SaveItems<LocationInput, Location> = (tx, items) => saveLocations(tx, { actor, at }, items);
    return upsertBatch(this.#database, "locations", inputs, save, along);
  }
}
