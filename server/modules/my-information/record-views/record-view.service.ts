import type { Database } from "../../../db/database.ts";
import type { KeysetPage } from "../../../db/keyset.ts";
import type { Actor } from "../../../kernel/actor.ts";
import { demand } from "../../../kernel/actor.ts";
import type { Clock } from "../../../kernel/clock.ts";
import { Fault } from "../../../kernel/fault.ts";
import { readAudited } from "../../audit/read-audited.ts";
import type { RecordView } from "./fold-views.ts";
import { listRecordViews } from "./list-record-views.ts";

interface Asked {
  readonly patientId: string;
  readonly first: number;
  readonly after: string | null;
}

/** Who looked at a patient's record: for the patient themself, and for whoever may read it, which leaves a trace as well. */
export class RecordViewService {
  readonly #database: Database;
  readonly #clock: Clock;

  constructor(database: Database, clock: Clock) {
    this.#database = database;
    this.#clock = clock;
  }

  async list(actor: Actor, { patientId, ...page }: Asked): Promise<KeysetPage<RecordView>> {
    if (actor.kind === "patient") {
      if (actor.id !== patientId) throw new Fault("FORBIDDEN");
    } else demand(actor, "PATIENTS_READ");
    return readAudited(
      this.#database,
      actor,
      this.#clock.now(),
      (manager) => listRecordViews(manager, { clinicId: actor.clinicId, patientId, ...page }),
      () => [{ action: "patient.record-views-read", subjectId: patientId, patientId }],
    );
  }
}
