import type { EntityManager } from "typeorm";
import { IsNull, MoreThan } from "typeorm";
import { affectedRows } from "../../db/affected.ts";
import { later, minutes } from "../../kernel/clock.ts";
import { newId } from "../../kernel/id.ts";
import { hashToken, newSecretToken } from "../../kernel/secret-token.ts";
import { StaffPendingSignIn } from "./pending-sign-in.entity.ts";
import { StaffMember } from "./staff-member.entity.ts";

export const pendingMinutes = 10;

interface NewPendingSignIn {
  readonly pending: StaffPendingSignIn;
  readonly token: string;
}

export async function openPendingSignIn(tx: EntityManager, { clinicId, id }: StaffMember, at: Date): Promise<NewPendingSignIn> {
  const token = newSecretToken();
  const pending = Object.assign(new StaffPendingSignIn(), {
    clinicId,
    id: newId(),
    staffMemberId: id,
    tokenHash: hashToken(token),
    startedAt: at,
    expiresAt: later(at, minutes(pendingMinutes)),
    endedAt: null,
  });
  await tx.insert(StaffPendingSignIn, pending);
  return { pending, token };
}

export interface FoundPendingSignIn {
  readonly pending: StaffPendingSignIn;
  readonly member: StaffMember;
}

/** The pending sign-in of a token, while it lives and its account is open. */
export async function findPendingSignIn(
  manager: EntityManager,
  clinicId: string,
  token: string | null,
  now: Date,
): Promise<FoundPendingSignIn | null> {
  if (token === null) return null;
  const pending = await manager.findOneBy(StaffPendingSignIn, {
    clinicId,
    tokenHash: hashToken(token),
    endedAt: IsNull(),
    expiresAt: MoreThan(now),
  });
  const member = pending && (await manager.findOneBy(StaffMember, { clinicId, id: pending.staffMemberId, active: true }));
  return pending && member && { pending, member };
}

/** Of any number of callers one gets true. */
export async function endPendingSignIn(tx: EntityManager, { clinicId, id }: StaffPendingSignIn, at: Date): Promise<boolean> {
  const open = { clinicId, id, endedAt: IsNull(), expiresAt: MoreThan(at) };
  return affectedRows(await tx.update(StaffPendingSignIn, open, { endedAt: at })) === 1;
}

export async function endPendingSignInsOf(
  tx: EntityManager,
  { clinicId, id }: Pick<StaffMember, "clinicId" | "id">,
  at: Date,
): Promise<void> {
  await tx.update(StaffPendingSignIn, { clinicId, staffMemberId: id, endedAt: IsNull() }, { endedAt: at });
}
