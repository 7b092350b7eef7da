import type { Database } from "../../db/database.ts";
import type { Hook } from "../../db/hook.ts";
import { tellKept } from "../../db/hook.ts";
import type { Actor } from "../../kernel/actor.ts";
import { demand } from "../../kernel/actor.ts";
import type { Clock } from "../../kernel/clock.ts";
import type { Outcome } from "../../kernel/outcome.ts";
import { findPortalSwitch } from "../settings/find-portal-switch.ts";
import type { SettingsService } from "../settings/settings.service.ts";
import type { ClinicGate } from "./access-gates.ts";
import type { AccessChanged } from "./access-hook.ts";
import type { PortalAccessWish } from "./set-portal-access.ts";
import { setPortalAccess } from "./set-portal-access.ts";

interface Parts {
  readonly database: Database;
  readonly clock: Clock;
  readonly settings: SettingsService;
  /** What else happens with every switch that is moved. */
  readonly hooks?: readonly Hook<AccessChanged>[];
}

export class AccessService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Moves one chart's switch; answers the chart's id. */
  async set(actor: Actor, wish: PortalAccessWish): Promise<Outcome<string>> {
    demand(actor, "PATIENT_ACCESS");
    const { database, clock, hooks = [] } = this.#parts;
    const moved = await database.transaction((tx) => setPortalAccess(tx, actor, wish, clock.now(), hooks));
    if (moved.ok) tellKept(hooks);
    return moved;
  }

  /** Setting 1 alone, for whoever may see a chart. */
  async isPortalOpen(actor: Actor): Promise<boolean> {
    return (await this.#parts.settings.inForceFor(actor)).values.portalAccess;
  }

  /** The same for staff and consumers, with when and by whom it was switched. */
  async clinicGate(actor: Actor): Promise<ClinicGate> {
    demand(actor, "PATIENTS_READ");
    const [open, last] = await Promise.all([this.isPortalOpen(actor), findPortalSwitch(this.#parts.database.manager, actor.clinicId)]);
    return { open, since: last?.at ?? null, by: last?.byId ? `staff:${last.byId}` : null };
  }
}
