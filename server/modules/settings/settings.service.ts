import type { EntityManager } from "typeorm";
import type { Database } from "../../db/database.ts";
import type { Actor, PatientActor } from "../../kernel/actor.ts";
import { demand } from "../../kernel/actor.ts";
import type { Clock } from "../../kernel/clock.ts";
import { Fault } from "../../kernel/fault.ts";
import type { Outcome } from "../../kernel/outcome.ts";
import type { PortalSettingsChanges } from "./apply-changes.ts";
import { PortalSettingsRow } from "./portal-settings.entity.ts";
import { defaultPortalSettings } from "./portal-settings-values.ts";
import { updatePortalSettings } from "./update-portal-settings.ts";

export class SettingsService {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly stripeConfigured: boolean;

  readonly #met = new WeakMap<Actor, PortalSettingsRow>();

  constructor(database: Database, clock: Clock, stripeConfigured: boolean) {
    this.#database = database;
    this.#clock = clock;
    this.stripeConfigured = stripeConfigured;
  }

  /** What is in force in the clinic: for the product's own rules, never for an answer. */
  async inForce(clinicId: string, manager: EntityManager = this.#database.manager): Promise<PortalSettingsRow> {
    const row = await manager.findOneBy(PortalSettingsRow, { clinicId });
    if (!row) throw new Fault("NOT_FOUND");
    return row;
  }

  /** The settings that were read to recognise a patient hold for the rest of the request. */
  remember(actor: PatientActor, row: PortalSettingsRow): void {
    this.#met.set(actor, row);
  }

  /** What is in force for somebody's request. */
  async inForceFor(actor: Actor): Promise<PortalSettingsRow> {
    return this.#met.get(actor) ?? this.inForce(actor.clinicId);
  }

  async read(actor: Actor): Promise<PortalSettingsRow> {
    demand(actor, "PORTAL_SETTINGS");
    return this.inForce(actor.clinicId);
  }

  async update(actor: Actor, version: number, changes: PortalSettingsChanges): Promise<Outcome<PortalSettingsRow>> {
    demand(actor, "PORTAL_SETTINGS");
    // No image can be stored yet other than the one that is, so no other hash names one.
    const around = { stripeConfigured: this.stripeConfigured, isStoredImage: () => false };
    return this.#database.transaction((tx) => updatePortalSettings(tx, { actor, version, changes, around, at: this.#clock.now() }));
  }

  /** The settings that a new clinic starts with. */
  async initialise(tx: EntityManager, clinicId: string): Promise<void> {
    await tx.insert(PortalSettingsRow, {
      clinicId,
      version: 1,
      values: defaultPortalSettings,
      portalEpoch: 1,
      updatedAt: this.#clock.now(),
      updatedById: null,
      updatedByName: null,
    });
  }
}
