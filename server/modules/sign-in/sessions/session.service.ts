import { IsNull, MoreThan, Not } from "typeorm";
import { affectedRows } from "../../../db/affected.ts";
import type { Database } from "../../../db/database.ts";
import { removeOldRows } from "../../../db/remove-old-rows.ts";
import type { PatientActor } from "../../../kernel/actor.ts";
import type { Clock } from "../../../kernel/clock.ts";
import { days, hours, later } from "../../../kernel/clock.ts";
import type { Outcome } from "../../../kernel/outcome.ts";
import { failure, success } from "../../../kernel/outcome.ts";
import type { SecretKeys } from "../../../kernel/secret-keys.ts";
import type { Sweep } from "../../../kernel/sweep.ts";
import { recordAudit } from "../../audit/record-audit.ts";
import { PatientSession } from "../patient-session.entity.ts";
import { liveSessionsOf } from "../patient-sessions.ts";

interface SessionParts {
  readonly database: Database;
  readonly keys: SecretKeys;
  readonly clock: Clock;
}

const keptFor = days(1);

/** What patients do with their own sessions: one is of one browser. */
export class SessionService {
  readonly #parts: SessionParts;

  constructor(parts: SessionParts) {
    this.#parts = parts;
  }

  /** Removes sessions a day after they expired, whether or not they had ended before. */
  get sweep(): Sweep {
    return { name: "patient-sessions", everyMs: hours(1), run: async (signal) => void (await this.removeOld(signal)) };
  }

  removeOld(signal?: AbortSignal): Promise<number> {
    const { database, clock } = this.#parts;
    return removeOldRows(database, PatientSession, later(clock.now(), -keptFor), signal);
  }

  /** Where the patient is signed in now, the last used first. */
  list(actor: PatientActor): Promise<PatientSession[]> {
    const { database, keys, clock } = this.#parts;
    return liveSessionsOf(database, keys, actor, clock.now());
  }

  /** Ends one of the patient's sessions, the one that asks included. One of somebody else is not found. */
  async end(actor: PatientActor, sessionId: string | null): Promise<Outcome<null>> {
    const { database, clock } = this.#parts;
    const { clinicId, id: patientId } = actor;
    const at = clock.now();
    return database.transaction(async (tx): Promise<Outcome<null>> => {
      const own = { clinicId, id: sessionId ?? "", patientId, endedAt: IsNull(), expiresAt: MoreThan(at) };
      if (affectedRows(await tx.update(PatientSession, own, { endedAt: at })) !== 1)
        return failure({ code: "NOT_FOUND", path: ["input", "id"], reason: "SESSION_ENDED" });
      await recordAudit(tx, actor, at, { action: "patient.session-ended", subjectId: sessionId, patientId });
      return success(null);
    });
  }

  /** Ends all of the patient's sessions but the one that asks; answers how many lived. */
  async endOthers(actor: PatientActor): Promise<number> {
    const { database, keys, clock } = this.#parts;
    const { clinicId, id: patientId, session } = actor;
    const at = clock.now();
    const living = (await liveSessionsOf(database, keys, actor, at)).filter(({ id }) => id !== session.id).length;
    await database.transaction(async (tx) => {
      const others = { clinicId, patientId, id: Not(session.id), endedAt: IsNull(), expiresAt: MoreThan(at) };
      const ended = affectedRows(await tx.update(PatientSession, others, { endedAt: at }));
      if (ended > 0) await recordAudit(tx, actor, at, { action: "patient.other-sessions-ended", subjectId: patientId, patientId });
    });
    return living;
  }
}
