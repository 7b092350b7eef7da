import type { EntityManager } from "typeorm";
import { In } from "typeorm";
import { affectedRows } from "../../../db/affected.ts";
import type { Actor } from "../../../kernel/actor.ts";
import { demand } from "../../../kernel/actor.ts";
import { recordAudit } from "../../audit/record-audit.ts";
import { guessingCodes, guessingUnseen, standingOf } from "../../limits/guess-policy.ts";
import type { GuessPolicy } from "../../limits/guess-policy.ts";
import { LimitRow } from "../../limits/limit-row.entity.ts";
import { Patient } from "../../patients/patient.entity.ts";
import { noticeGuesses, pairGuesses, pairKeyOf, patientGuesses } from "../limits/sign-in-keys.ts";
import type { SignInParts } from "../sign-in-parts.ts";

/** Too many wrong codes were typed for a patient: no code is accepted until staff clear it or time does. */
export interface SignInStop {
  readonly stoppedAt: Date;
  readonly wrongTries: number;
  readonly clearsAt: Date;
}

export type StoppableChart = Pick<Patient, "id" | "email" | "mobile">;

interface Count {
  readonly key: string;
  readonly policy: GuessPolicy;
}

/**
 * Where wrong codes for these patients are counted: the patient's own count, and that of every pair of an identification and a
 * contact that is on the chart now. Made from the chart, so that the counts themselves need not say whose they are.
 */
async function countsOf({ keys, patients }: SignInParts, actor: Actor, charts: readonly StoppableChart[]): Promise<Map<string, Count[]>> {
  const { clinicId } = actor;
  const held = await patients.heldIndexes(actor, charts);
  return new Map(
    charts.map((chart) => {
      const contacts = [
        { channel: "EMAIL" as const, destination: chart.email },
        { channel: "SMS" as const, destination: chart.mobile },
      ];
      const pairs = held
        .filter(({ patientId }) => patientId === chart.id)
        .flatMap(({ typeId, index: identificationIndex }) =>
          contacts.flatMap(({ channel, destination }) =>
            destination === null ? [] : [pairKeyOf(keys, { clinicId, typeId, identificationIndex, channel, destination })],
          ),
        );
      const own = patientGuesses(keys, clinicId, "", chart.id).own;
      return [
        chart.id,
        [
          { key: own, policy: guessingUnseen },
          { key: noticeGuesses(keys, clinicId, chart.id), policy: guessingCodes },
          ...pairs.map((pair) => ({ key: pairGuesses(keys, clinicId, pair), policy: guessingCodes })),
        ],
      ];
    }),
  );
}

const readCharts = (manager: EntityManager, clinicId: string, ids: readonly string[]): Promise<StoppableChart[]> =>
  manager.find(Patient, { select: { id: true, email: true, mobile: true }, where: { clinicId, id: In([...new Set(ids)]) } });

/** The stop of each patient, in the order asked; null where there is none. */
export async function findSignInStops(parts: SignInParts, actor: Actor, charts: readonly StoppableChart[]): Promise<(SignInStop | null)[]> {
  demand(actor, "PATIENTS_READ");
  const { clinicId } = actor;
  const { manager } = parts.database;
  const counts = await countsOf(parts, actor, charts);
  const wanted = [...counts.values()].flat().map(({ key }) => key);
  const rows = new Map((await manager.findBy(LimitRow, { clinicId, key: In(wanted) })).map((row) => [row.key, row]));
  const now = parts.clock.now().getTime();
  return charts.map(({ id }) => {
    const stops = (counts.get(id) ?? []).flatMap(({ key, policy }): SignInStop[] => {
      const instants = rows.get(key)?.instants ?? [];
      const standing = standingOf(policy, instants, now);
      if (standing.open || !standing.stopped) return [];
      return [{ stoppedAt: new Date(Number(instants.at(-1))), wrongTries: standing.wrongTries, clearsAt: standing.retryAt }];
    });
    return stops.toSorted((a, b) => b.clearsAt.getTime() - a.clearsAt.getTime())[0] ?? null;
  });
}

/** Forgets the wrong codes of a patient, and the waits that came of them; false where there is no such chart. */
export async function clearSignInStop(parts: SignInParts, actor: Actor, patientId: string): Promise<boolean> {
  demand(actor, "PATIENTS_WRITE");
  const { clinicId } = actor;
  const charts = await readCharts(parts.database.manager, clinicId, [patientId]);
  const counts = (await countsOf(parts, actor, charts)).get(patientId);
  if (!counts) return false;
  await parts.database.transaction(async (tx) => {
    const cleared = await tx.delete(LimitRow, { clinicId, key: In(counts.map(({ key }) => key)) });
    if (affectedRows(cleared) > 0)
      await recordAudit(tx, actor, parts.clock.now(), { action: "patient.sign-in-stop-cleared", subjectId: patientId, patientId });
  });
  return true;
}
