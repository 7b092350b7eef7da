import type { Actor } from "../../../kernel/actor.ts";
import { demand } from "../../../kernel/actor.ts";
import type { Outcome } from "../../../kernel/outcome.ts";
import { failure, success } from "../../../kernel/outcome.ts";
import { readAudited } from "../../audit/read-audited.ts";
import { Patient } from "../../patients/patient.entity.ts";
import type { DeskParts } from "../registration-parts.ts";
import { Registration } from "../registration.entity.ts";
import type { BlockedField } from "./blocked-by.ts";
import { findEditors } from "./blocked-by.ts";
import { judgeUndo } from "./judge-undo.ts";
import { openFacts } from "./merge-facts.ts";
import type { RegistrationField } from "./merged-fields.ts";
import { planMerge } from "./plan-merge.ts";
import type { MergePreview } from "./preview-merge.ts";
import { previewMerge } from "./preview-merge.ts";
import type { RegistrationMerge } from "./registration-merge.entity.ts";
import { findLastMerge } from "./undo-merge.ts";

export interface MergeQuestion {
  /** Null where what was sent is no such id. */
  readonly registrationId: string | null;
  readonly patientId: string | null;
  readonly take: readonly RegistrationField[];
}

/** What merges would do, and what was done by them. */
export class MergeService {
  readonly #parts: DeskParts;

  constructor(parts: DeskParts) {
    this.#parts = parts;
  }

  /** What a merge would do: nothing is written but who has looked. */
  async preview(actor: Actor, { registrationId, patientId, take }: MergeQuestion): Promise<Outcome<MergePreview>> {
    demand(actor, "REGISTRATIONS");
    demand(actor, "PATIENTS_READ");
    const { database, clock, vault } = this.#parts;
    const { clinicId } = actor;
    return readAudited<Outcome<MergePreview>>(
      database,
      actor,
      clock.now(),
      async (manager) => {
        const registration = registrationId === null ? null : await manager.findOneBy(Registration, { clinicId, id: registrationId });
        if (!registration) return failure({ code: "NOT_FOUND", path: ["registrationId"] });
        const chart = patientId === null ? null : await manager.findOneBy(Patient, { clinicId, id: patientId });
        if (!chart) return failure({ code: "NOT_FOUND", path: ["patientId"] });
        return success(previewMerge(registration, chart, await planMerge(manager, vault, registration, chart, take)));
      },
      (outcome) =>
        outcome.ok
          ? [
              { action: "registration.read", subjectId: registrationId, patientId: null },
              { action: "patient.read", subjectId: patientId, patientId },
            ]
          : [],
    );
  }

  /** The last merge of a registration that the caller has read; null where there is none. */
  async last(actor: Actor, registration: Registration): Promise<RegistrationMerge | null> {
    demand(actor, "REGISTRATIONS");
    return findLastMerge(this.#parts.database.manager, actor.clinicId, registration.id);
  }

  /** What the merge took into the chart. */
  taken(actor: Actor, merge: RegistrationMerge): RegistrationField[] {
    demand(actor, "REGISTRATIONS");
    return openFacts(this.#parts.keys, merge).changes.map(({ field }) => field);
  }

  /** The fields that an undo would leave as they are now. */
  async blocked(actor: Actor, merge: RegistrationMerge): Promise<BlockedField[]> {
    demand(actor, "REGISTRATIONS");
    if (merge.undoneAt) return [];
    const { database, keys, vault } = this.#parts;
    const { clinicId, patientId } = merge;
    const chart = await database.manager.findOneByOrFail(Patient, { clinicId, id: patientId });
    const { blocked } = await judgeUndo(database.manager, vault, openFacts(keys, merge), chart);
    return findEditors(database.manager, merge, blocked);
  }
}
