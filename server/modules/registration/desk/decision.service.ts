import type { Actor } from "../../../kernel/actor.ts";
import { demand } from "../../../kernel/actor.ts";
import type { Locale } from "../../../kernel/locale.ts";
import type { Outcome } from "../../../kernel/outcome.ts";
import { accessOfNewChart } from "../../settings/new-chart-access.ts";
import type { Merging } from "../merge/merge-registration.ts";
import { mergeRegistration } from "../merge/merge-registration.ts";
import { undoMerge } from "../merge/undo-merge.ts";
import type { DeskParts } from "../registration-parts.ts";
import type { Registration } from "../registration.entity.ts";
import type { FloodArchiving, RegistrationBatch } from "./archive-flood.ts";
import { archiveFlood, restoreBatch } from "./archive-flood.ts";
import type { Archiving } from "./archive-registration.ts";
import { archiveRegistration, restoreRegistration } from "./archive-registration.ts";
import type { Confirmation } from "./confirm-registration.ts";
import { confirmRegistration } from "./confirm-registration.ts";
import type { Decision } from "./decide.ts";

/** What the desk makes of registrations. What writes charts needs the right to write them as well. */
export class DecisionService {
  readonly #parts: DeskParts;

  constructor(parts: DeskParts) {
    this.#parts = parts;
  }

  /** Whether a chart that is made now would have portal access. */
  async opensAccess(actor: Actor): Promise<boolean> {
    demand(actor, "REGISTRATIONS");
    const { values } = await this.#parts.settings.inForce(actor.clinicId);
    return accessOfNewChart(values);
  }

  async confirm(actor: Actor, confirmation: Confirmation, defaultLocale: Locale): Promise<Outcome<Registration>> {
    demand(actor, "REGISTRATIONS");
    demand(actor, "PATIENTS_WRITE");
    return this.#told(await confirmRegistration(this.#parts, actor, confirmation, defaultLocale));
  }

  async merge(actor: Actor, merging: Merging, defaultLocale: Locale): Promise<Outcome<Registration>> {
    demand(actor, "REGISTRATIONS");
    demand(actor, "PATIENTS_WRITE");
    return this.#told(await mergeRegistration(this.#parts, actor, merging, defaultLocale));
  }

  async undoMerge(actor: Actor, decision: Decision, defaultLocale: Locale): Promise<Outcome<Registration>> {
    demand(actor, "REGISTRATIONS");
    demand(actor, "PATIENTS_WRITE");
    return undoMerge(this.#parts, actor, decision, defaultLocale);
  }

  async archive(actor: Actor, archiving: Archiving): Promise<Outcome<Registration>> {
    demand(actor, "REGISTRATIONS");
    return this.#told(await archiveRegistration(this.#parts, actor, archiving));
  }

  async restore(actor: Actor, decision: Decision): Promise<Outcome<Registration>> {
    demand(actor, "REGISTRATIONS");
    return restoreRegistration(this.#parts, actor, decision);
  }

  async archiveFlood(actor: Actor, archiving: FloodArchiving): Promise<Outcome<RegistrationBatch>> {
    demand(actor, "REGISTRATIONS");
    return archiveFlood(this.#parts, actor, archiving);
  }

  async restoreBatch(actor: Actor, batchId: string | null): Promise<Outcome<RegistrationBatch>> {
    demand(actor, "REGISTRATIONS");
    return restoreBatch(this.#parts, actor, batchId);
  }

  /** What was left for the person is sent at once. */
  #told(outcome: Outcome<Registration>): Outcome<Registration> {
    if (outcome.ok) this.#parts.wake();
    return outcome;
  }
}
