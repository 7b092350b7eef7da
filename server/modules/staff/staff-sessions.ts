import type { EntityManager } from "typeorm";
import { IsNull, MoreThan, Not } from "typeorm";
import { affectedRows } from "../../db/affected.ts";
import type { Database } from "../../db/database.ts";
import { prepareEntities } from "../../db/prepared/prepared-query.ts";
import { hours, later, minutes } from "../../kernel/clock.ts";
import { newId } from "../../kernel/id.ts";
import { hashToken, newSecretToken } from "../../kernel/secret-token.ts";
import type { SessionSearch } from "../../kernel/session-lifetime.ts";
import { isTouchDue } from "../../kernel/session-lifetime.ts";
import { StaffMember } from "./staff-member.entity.ts";
import { StaffSession } from "./staff-session.entity.ts";

const idleMinutes = 60;
const longestSession = hours(12);

export interface NewStaffSession {
  readonly session: StaffSession;
  readonly token: string;
}

export async function openStaffSession(
  tx: EntityManager,
  { clinicId, id }: StaffMember,
  at: Date,
  { secondStepAt, device }: Pick<StaffSession, "secondStepAt" | "device">,
): Promise<NewStaffSession> {
  const token = newSecretToken();
  const session = Object.assign(new StaffSession(), {
    clinicId,
    id: newId(),
    staffMemberId: id,
    tokenHash: hashToken(token),
    startedAt: at,
    lastSeenAt: at,
    idleMinutes,
    expiresAt: later(at, longestSession),
    endedAt: null,
    secondStepAt,
    device,
  });
  await tx.insert(StaffSession, session);
  return { session, token };
}

interface FoundSession {
  readonly session: StaffSession;
  readonly member: StaffMember;
}

const sessionOfToken = prepareEntities((manager) =>
  manager
    .createQueryBuilder(StaffSession, "session")
    .innerJoinAndMapOne(
      "session.member",
      StaffMember,
      "member",
      "member.clinic_id = session.clinic_id AND member.id = session.staff_member_id",
    )
    .where("session.clinic_id = :clinicId AND session.token_hash = :tokenHash")
    .andWhere("session.ended_at IS NULL AND session.expires_at > :now")
    .andWhere("session.last_seen_at > :idleSince")
    .andWhere("member.active = :active", { active: true }),
);

/** The live session of a token, with its staff member, in one statement. */
export async function findStaffSession(database: Database, { clinicId, token, active, now }: SessionSearch): Promise<FoundSession | null> {
  const given = { clinicId, tokenHash: hashToken(token), now, idleSince: later(now, -minutes(idleMinutes)) };
  const [session] = (await sessionOfToken(database.manager, given)) as (StaffSession & { member: StaffMember })[];
  if (!session) return null;
  if (active && isTouchDue(session, now)) {
    session.lastSeenAt = now;
    await database.manager.update(StaffSession, { clinicId, id: session.id, endedAt: IsNull() }, { lastSeenAt: now });
  }
  return { session, member: session.member };
}

const mostListed = 50;

/** The sessions in which a staff member is signed in now, the latest active one first. */
export async function liveStaffSessions(database: Database, { clinicId, id }: Owner, now: Date): Promise<StaffSession[]> {
  const idleSince = later(now, -minutes(idleMinutes));
  return database.manager.find(StaffSession, {
    where: { clinicId, staffMemberId: id, endedAt: IsNull(), expiresAt: MoreThan(now), lastSeenAt: MoreThan(idleSince) },
    order: { lastSeenAt: "DESC", id: "DESC" },
    take: mostListed,
  });
}

type Owner = Pick<StaffMember, "clinicId" | "id">;

/** Ends one of a staff member's sessions; false where there is none such that lives. */
export async function endStaffSession(tx: EntityManager, { clinicId, id }: Owner, sessionId: string, at: Date): Promise<boolean> {
  const own = { clinicId, id: sessionId, staffMemberId: id, endedAt: IsNull() };
  return affectedRows(await tx.update(StaffSession, own, { endedAt: at })) === 1;
}

/** Ends all of a staff member's sessions but one; answers how many. */
export async function endStaffSessions(tx: EntityManager, { clinicId, id }: Owner, exceptId: string | null, at: Date): Promise<number> {
  const others = {
    clinicId,
    staffMemberId: id,
    endedAt: IsNull(),
    expiresAt: MoreThan(at),
    ...(exceptId !== null && { id: Not(exceptId) }),
  };
  return affectedRows(await tx.update(StaffSession, others, { endedAt: at }));
}
