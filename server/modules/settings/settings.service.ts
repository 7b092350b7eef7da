import type { EntityManager } from "typeorm";
import type { Database } from "../../db/database.ts";
import type { Hook } from "../../db/hook.ts";
import type { KeysetPage } from "../../db/keyset.ts";
import { prepareEntities } from "../../db/prepared/prepared-query.ts";
import type { Actor, PatientActor } from "../../kernel/actor.ts";
import { demand } from "../../kernel/actor.ts";
import type { Clock } from "../../kernel/clock.ts";
import { Fault } from "../../kernel/fault.ts";
import type { Outcome } from "../../kernel/outcome.ts";
import type { PortalImageService } from "../portal-images/portal-image.service.ts";
import type { StripeInstallation } from "../stripe-accounts/stripe-status.ts";
import { beginSettings } from "./begin-settings.ts";
import type { Edit } from "./edit-portal-settings.ts";
import { editPortalSettings } from "./edit-portal-settings.ts";
import type { RevisionList } from "./list-revisions.ts";
import { listRevisions } from "./list-revisions.ts";
import type { ImpactOutcome } from "./portal-settings-impact.ts";
import { foreseePortalSettings } from "./portal-settings-impact.ts";
import { PortalSettingsRevision } from "./portal-settings-revision.entity.ts";
import { PortalSettingsRow } from "./portal-settings.entity.ts";
import type { PortalSettingsValues } from "./portal-settings-values.ts";
import { completeValues, defaultPortalSettings } from "./portal-settings-values.ts";
import type { Wish } from "./settings-changes.ts";
import type { SettingsInForce } from "./settings-in-force.ts";
import type { SettingsSaved } from "./settings-hook.ts";
import type { SettingsState } from "./settings-state.ts";
import { readSettingsState } from "./settings-state.ts";

interface Parts {
  readonly database: Database;
  readonly clock: Clock;
  readonly images: Pick<PortalImageService, "find" | "keep">;
  /** The Stripe keys of the environment, for clinics without keys of their own. */
  readonly installation: StripeInstallation | null;
  /** What else happens with every save. */
  readonly hooks?: readonly Hook<SettingsSaved>[];
}

const settingsOf = prepareEntities((manager) =>
  manager.createQueryBuilder(PortalSettingsRow, "settings").where("settings.clinic_id = :clinicId"),
);

export class SettingsService {
  readonly #parts: Parts;

  readonly #met = new WeakMap<Actor, SettingsInForce>();

  /** Readings under way: several fields of one page share them. */
  readonly #asked = new WeakMap<Actor, Promise<SettingsInForce>>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** What is in force in the clinic: for the product's own rules, never for an answer. */
  inForce(clinicId: string, manager: EntityManager = this.#parts.database.manager): Promise<PortalSettingsRow> {
    return settingsOf(manager, { clinicId }).then(([row]) => {
      if (!row) throw new Fault("NOT_FOUND");
      return { ...row, values: completeValues(row.values) };
    });
  }

  /** The settings that were read to recognise a patient hold for the rest of the request. */
  remember(actor: PatientActor, row: SettingsInForce): void {
    this.#met.set(actor, { ...row, values: completeValues(row.values) });
  }

  /** What is in force for somebody's request. */
  inForceFor(actor: Actor): Promise<SettingsInForce> {
    const met = this.#met.get(actor);
    if (met) return Promise.resolve(met);
    const before = this.#asked.get(actor);
    if (before) return before;
    const asked = this.inForce(actor.clinicId).finally(() => this.#asked.delete(actor));
    this.#asked.set(actor, asked);
    return asked;
  }

  async read(actor: Actor): Promise<SettingsState> {
    demand(actor, "PORTAL_SETTINGS");
    return readSettingsState(this.#parts.database.manager, actor.clinicId, this.#parts.installation);
  }

  /** A save of the form or a restore. */
  async edit(actor: Actor, edit: Edit): Promise<Outcome<SettingsState>> {
    demand(actor, "PORTAL_SETTINGS");
    return editPortalSettings(this.#parts, actor, edit, this.#parts.clock.now());
  }

  /** What a save or a restore would do, as far as the settings themselves go. */
  async foresee(actor: Actor, wish: Wish): Promise<ImpactOutcome> {
    demand(actor, "PORTAL_SETTINGS");
    return foreseePortalSettings(this.#parts.database.manager, actor.clinicId, wish, this.#parts);
  }

  async history(actor: Actor, list: RevisionList): Promise<KeysetPage<PortalSettingsRevision>> {
    demand(actor, "PORTAL_SETTINGS");
    return listRevisions(this.#parts.database.manager, actor.clinicId, list);
  }

  async revision(actor: Actor, version: number): Promise<PortalSettingsRevision | null> {
    demand(actor, "PORTAL_SETTINGS");
    return this.#parts.database.manager.findOneBy(PortalSettingsRevision, { clinicId: actor.clinicId, version });
  }

  /** The settings that a new clinic starts with: the default ones, but for what is said otherwise. */
  async initialise(tx: EntityManager, clinicId: string, otherwise: Partial<PortalSettingsValues> = {}): Promise<void> {
    await beginSettings(tx, clinicId, { ...defaultPortalSettings, ...otherwise }, this.#parts.clock.now());
  }
}
