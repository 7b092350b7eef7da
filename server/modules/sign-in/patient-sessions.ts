import type { EntityManager, SelectQueryBuilder } from "typeorm";
import { IsNull } from "typeorm";
import { countUpTo } from "../../db/count-up-to.ts";
import type { Database } from "../../db/database.ts";
import { affectedRows } from "../../db/affected.ts";
import { insertRows } from "../../db/insert-rows.ts";
import { columnsOf } from "../../db/prepared/columns-of.ts";
import { prepareEntities } from "../../db/prepared/prepared-query.ts";
import type { PatientActor } from "../../kernel/actor.ts";
import { days, hours, later, minutes } from "../../kernel/clock.ts";
import type { Device } from "../../kernel/device.ts";
import { writeDevice } from "../../kernel/device.ts";
import { newId } from "../../kernel/id.ts";
import type { SecretKeys } from "../../kernel/secret-keys.ts";
import { hashToken, newSecretToken } from "../../kernel/secret-token.ts";
import type { SessionSearch } from "../../kernel/session-lifetime.ts";
import { isTouchDue } from "../../kernel/session-lifetime.ts";
import { effectiveAccessParameters, onlyEffectiveAccess } from "../access/only-effective-access.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { Patient } from "../patients/patient.entity.ts";
import { PortalSettingsRow } from "../settings/portal-settings.entity.ts";
import type { SettingsInForce } from "../settings/settings-in-force.ts";
import { inForceColumns } from "../settings/settings-in-force.ts";
import { PatientSession } from "./patient-session.entity.ts";
import type { ProvingContact } from "./sessions/session-proof.ts";
import { isStillProven, proofOf } from "./sessions/session-proof.ts";

export const idleMinutes = 15;
const longestIdleSession = hours(12);
const longestSession = days(30);

interface Opening {
  readonly clinicId: string;
  readonly patientId: string;
  readonly portalEpoch: number;
  readonly accessEpoch: number;
  readonly staySignedIn: boolean;
  /** Where the code or the link was sent that opens it. */
  readonly provenBy: ProvingContact;
  readonly device: Device;
  readonly at: Date;
}

/** A new session under a new token; the token itself is not stored. */
export function openPatientSession(
  tx: EntityManager,
  keys: SecretKeys,
  opening: Opening,
): Promise<{ session: PatientSession; token: string }> {
  const { clinicId, patientId, portalEpoch, accessEpoch, staySignedIn, provenBy, device, at } = opening;
  const token = newSecretToken();
  const session: PatientSession = {
    clinicId,
    id: newId(),
    patientId,
    tokenHash: hashToken(token),
    portalEpoch,
    accessEpoch,
    startedAt: at,
    lastSeenAt: at,
    idleMinutes: staySignedIn ? null : idleMinutes,
    expiresAt: later(at, staySignedIn ? longestSession : longestIdleSession),
    endedAt: null,
    device: writeDevice(device),
    provenBy: proofOf(keys, clinicId, patientId, provenBy),
  };
  return insertRows(tx, PatientSession, [session]).then(() => ({ session, token }));
}

const sameChart =
  "patient.clinic_id = session.clinic_id AND patient.id = session.patient_id AND patient.access_epoch = session.access_epoch";

const samePortal = "settings.clinic_id = session.clinic_id AND settings.portal_epoch = session.portal_epoch";

const liveAt = (now: Date) => ({ now, idleSince: later(now, -minutes(idleMinutes)) });

/** Of sessions joined with their chart: neither ended, idle nor expired at `liveAt`, and their patient's access is effective. */
const onlyLive = (query: SelectQueryBuilder<PatientSession>): SelectQueryBuilder<PatientSession> =>
  query
    .andWhere("session.ended_at IS NULL AND session.expires_at > :now")
    .andWhere("(session.idle_minutes IS NULL OR session.last_seen_at > :idleSince)")
    .andWhere(onlyEffectiveAccess("patient"), effectiveAccessParameters);

/** How many patients of the clinic are signed in now, each counted once however many browsers they use, see `countUpTo`. */
export async function countSignedInPatients(manager: EntityManager, clinicId: string, now: Date): Promise<number> {
  const query = manager
    .createQueryBuilder(PatientSession, "session")
    .innerJoin(Patient, "patient", sameChart)
    .innerJoin(PortalSettingsRow, "settings", samePortal)
    .select("session.patient_id", "patient_id")
    .distinct()
    .where("session.clinic_id = :clinicId", { clinicId });
  return countUpTo(manager, onlyLive(query).setParameters(liveAt(now)));
}

const looked = ["clinicId", "id", "patientId", "startedAt", "lastSeenAt", "idleMinutes", "expiresAt", "provenBy"] as const;

type LookedAt = Pick<PatientSession, (typeof looked)[number]>;

/** A live session, with the chart and the settings that were looked at to tell that it lives. */
export interface FoundSession {
  readonly session: LookedAt;
  readonly chart: Patient;
  readonly settings: SettingsInForce;
}

/** Those of a clinic, with chart and settings: the caller says of whom, then `onlyLive` which. */
const joinedSessions = (manager: EntityManager): SelectQueryBuilder<PatientSession> =>
  manager
    .createQueryBuilder(PatientSession, "session")
    .innerJoinAndMapOne("session.chart", Patient, "patient", sameChart)
    .innerJoinAndMapOne("session.settings", PortalSettingsRow, "settings", samePortal)
    .where("session.clinic_id = :clinicId");

type JoinedSession = LookedAt & Pick<FoundSession, "chart" | "settings">;

const sessionOfToken = prepareEntities((manager) =>
  onlyLive(joinedSessions(manager).andWhere("session.token_hash = :tokenHash")).select([
    ...columnsOf<PatientSession>("session", looked),
    "patient",
    ...columnsOf<PortalSettingsRow>("settings", inForceColumns),
  ]),
);

/**
 * The live session of a token: not ended, not idle, not expired, of this portal and access epoch, its patient's access is effective now,
 * and the contact that proved it is still theirs.
 */
export async function findPatientSession(
  database: Database,
  keys: SecretKeys,
  { clinicId, token, active, now }: SessionSearch,
): Promise<FoundSession | null> {
  const given = { clinicId, tokenHash: hashToken(token), ...liveAt(now) };
  const [found] = (await sessionOfToken(database.manager, given)) as LookedAt[] as JoinedSession[];
  if (!found || !isStillProven(keys, found, found.chart)) return null;
  const { chart, settings, ...row } = found;
  const touched = active && isTouchDue(row, now);
  const session = touched ? { ...row, lastSeenAt: now } : row;
  if (touched) await database.manager.update(PatientSession, { clinicId, id: session.id, endedAt: IsNull() }, { lastSeenAt: now });
  return { session, chart, settings };
}

const mostListed = 50;

/** Where a patient is signed in now, the last used first. */
export async function liveSessionsOf(
  database: Database,
  keys: SecretKeys,
  { clinicId, id }: Pick<PatientActor, "clinicId" | "id">,
  now: Date,
): Promise<PatientSession[]> {
  const query = joinedSessions(database.manager)
    .andWhere("session.patient_id = :id")
    .orderBy("session.last_seen_at", "DESC")
    .addOrderBy("session.id", "DESC")
    .limit(mostListed);
  const found = (await onlyLive(query)
    .setParameters({ clinicId, id, ...liveAt(now) })
    .getMany()) as (PatientSession & Pick<FoundSession, "chart" | "settings">)[];
  return found.filter((session) => isStillProven(keys, session, session.chart));
}

export async function endPatientSession(tx: EntityManager, actor: PatientActor, at: Date): Promise<void> {
  const { clinicId, id: patientId } = actor;
  const sessionId = actor.session.id;
  const ended = await tx.update(PatientSession, { clinicId, id: sessionId, endedAt: IsNull() }, { endedAt: at });
  if (affectedRows(ended) === 1) await recordAudit(tx, actor, at, { action: "patient.signed-out", subjectId: sessionId, patientId });
}
