import type { EntityManager } from "typeorm";
import { affectedRows } from "../../../db/affected.ts";
import type { Database } from "../../../db/database.ts";
import type { Actor } from "../../../kernel/actor.ts";
import { writtenActor } from "../../../kernel/actor.ts";
import type { Outcome, Problem } from "../../../kernel/outcome.ts";
import { failure, success } from "../../../kernel/outcome.ts";
import type { RegistrationState } from "../registration.entity.ts";
import { Registration } from "../registration.entity.ts";

/** Which registration, as it was seen. */
export interface Decision {
  /** Null where what was sent is no registration's id. */
  readonly registrationId: string | null;
  readonly version: number;
}

/** What becomes of a registration: written only if it still is as it was seen. */
export type Decided = Partial<
  Pick<
    Registration,
    "state" | "decidedAt" | "decidedBy" | "decisionKey" | "decisionBatchId" | "archiveReason" | "archiveNote" | "patientId"
  >
>;

/** Ends a unit of work without a trace: what it has written is taken back, and the problems are the answer. */
export class Refused extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super("What was asked is refused.");
    this.problems = problems;
  }
}

/** Somebody was first. */
class Lost extends Error {}

const path = ["input"];

const unknown: Problem = { code: "NOT_FOUND", path: [...path, "registrationId"] };

/** As nobody has decided. */
export const undecided: Decided = {
  ...{ state: "PENDING", decidedAt: null, decidedBy: null, decisionKey: null, decisionBatchId: null },
  ...{ archiveReason: null, archiveNote: null, patientId: null },
};

export const decidedBy = (actor: Actor, at: Date) => ({ decidedAt: at, decidedBy: writtenActor(actor) });

/**
 * Writes what becomes of a registration, and answers it as it is then. Of any number who do so at once one is let through: the affected
 * row decides.
 */
export async function writeDecision(
  tx: EntityManager,
  registration: Registration,
  from: RegistrationState,
  decided: Decided,
): Promise<Registration> {
  const { clinicId, id, version } = registration;
  const update = await tx.update(Registration, { clinicId, id, version, state: from }, { ...decided, version: version + 1 });
  if (affectedRows(update) !== 1) throw new Lost();
  return Object.assign(new Registration(), registration, decided, { version: version + 1 });
}

type Work = (tx: EntityManager, registration: Registration) => Promise<void>;

/** Whether a call has decided it already, so that its repetition is answered alike. */
export type IsRepeated = (registration: Registration) => boolean;

/**
 * Decides on a registration in one transaction, if it is in the state and of the version that was seen. Who comes second is told who was
 * first; what they asked for leaves no trace.
 */
export async function decide(
  database: Database,
  { clinicId }: Actor,
  { registrationId, version }: Decision,
  from: RegistrationState,
  work: Work,
  isRepeated: IsRepeated = () => false,
): Promise<Outcome<Registration>> {
  if (registrationId === null) return failure(unknown);
  const find = (manager: EntityManager) => manager.findOneBy(Registration, { clinicId, id: registrationId });
  const lost = (current: Registration | null): Outcome<Registration> => {
    if (!current) return failure(unknown);
    if (isRepeated(current)) return success(current);
    const facts = { registrationId: current.id };
    return failure({ code: "CONFLICT", path: [...path, "version"], reason: "REGISTRATION_DECIDED", facts });
  };
  try {
    return await database.transaction(async (tx) => {
      const registration = await find(tx);
      if (registration?.state !== from || registration.version !== version) return lost(registration);
      await work(tx, registration);
      return success((await find(tx))!);
    });
  } catch (error) {
    if (error instanceof Refused) return failure(...error.problems);
    if (error instanceof Lost) return lost(await find(database.manager));
    throw error;
  }
}
