import type { EntityManager } from "typeorm";
import { IsNull, Not } from "typeorm";
import { affectedRows } from "../../db/affected.ts";
import type { Actor, Origin, StaffActor } from "../../kernel/actor.ts";
import type { Device } from "../../kernel/device.ts";
import { normalEmail } from "../../kernel/fold.ts";
import { newId } from "../../kernel/id.ts";
import type { Outcome } from "../../kernel/outcome.ts";
import type { Role } from "../../kernel/permissions.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { hashPassword } from "./passwords.ts";
import { endPendingSignIn, findPendingSignIn } from "./pending-sign-ins.ts";
import { isSecondStepOn } from "./second-step/second-steps.ts";
import type { AwaitedSecondStep, PasswordAccepted } from "./sign-in-with-password.ts";
import { signInWithPassword } from "./sign-in-with-password.ts";
import type { OpenedStaffSession } from "./staff-actor.ts";
import { actorFor } from "./staff-actor.ts";
import type { SecondStepTyped } from "./complete-sign-in.ts";
import { completeSignIn } from "./complete-sign-in.ts";
import { StaffMember } from "./staff-member.entity.ts";
import type { StaffParts } from "./staff-parts.ts";
import { StaffSession } from "./staff-session.entity.ts";
import { findStaffSession } from "./staff-sessions.ts";

export interface NewStaffMember {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly password: string;
}

export class StaffService {
  readonly #parts: StaffParts;

  constructor(parts: StaffParts) {
    this.#parts = parts;
  }

  async add(tx: EntityManager, clinicId: string, { email, name, role, password }: NewStaffMember): Promise<StaffMember> {
    const row = { clinicId, id: newId(), email: normalEmail(email), name, role, active: true, createdAt: this.#parts.clock.now() };
    const member = Object.assign(new StaffMember(), row, { passwordHash: await hashPassword(password) });
    await tx.insert(StaffMember, member);
    return member;
  }

  signIn(asked: Actor, email: string, password: string, device: Device): Promise<Outcome<PasswordAccepted>> {
    return signInWithPassword(this.#parts, asked, email, password, device);
  }

  completeSignIn(asked: Actor, typed: SecondStepTyped): Promise<Outcome<OpenedStaffSession>> {
    return completeSignIn(this.#parts, asked, typed);
  }

  /** What the pending sign-in of a browser waits for; null where there is none. */
  async awaitedSecondStep({ clinicId }: Actor, token: string | null): Promise<AwaitedSecondStep | null> {
    const { database, clock, needsSecondStep } = this.#parts;
    const found = await findPendingSignIn(database.manager, clinicId, token, clock.now());
    if (!found) return null;
    const { member, pending } = found;
    const enrolled = await isSecondStepOn(database.manager, member);
    return { enrolled, required: needsSecondStep(member.role), expiresAt: pending.expiresAt };
  }

  /** Gives up a sign-in that waits for its second step. */
  async cancelSignIn(asked: Actor, token: string | null): Promise<boolean> {
    const { database, clock } = this.#parts;
    const at = clock.now();
    return database.transaction(async (tx) => {
      const found = await findPendingSignIn(tx, asked.clinicId, token, at);
      return found !== null && endPendingSignIn(tx, found.pending, at);
    });
  }

  /** The staff member behind a cookie, while the session lives and the account is open. */
  async authenticate(clinicId: string, token: string, origin: Origin, active = true): Promise<StaffActor | null> {
    const { database, clock, needsSecondStep } = this.#parts;
    const found = await findStaffSession(database, { clinicId, token, active, now: clock.now() });
    // A session from before the second step was required opens nothing any more.
    if (!found || (found.session.secondStepAt === null && needsSecondStep(found.member.role))) return null;
    return actorFor(found.member, found.session, origin);
  }

  async signOut(actor: StaffActor): Promise<void> {
    const { database, clock } = this.#parts;
    const { clinicId } = actor;
    const sessionId = actor.session.id;
    const at = clock.now();
    await database.transaction(async (tx) => {
      const ended = await tx.update(StaffSession, { clinicId, id: sessionId, endedAt: IsNull() }, { endedAt: at });
      if (affectedRows(ended) === 1) await recordAudit(tx, actor, at, { action: "staff.signed-out", subjectId: sessionId });
    });
  }

  /** Those of a clinic who are not support's, by name. */
  list(clinicId: string): Promise<StaffMember[]> {
    const where = { clinicId, role: Not("SUPPORT" as const) };
    return this.#parts.database.manager.find(StaffMember, { select: { id: true, name: true }, where, order: { name: "ASC" } });
  }

  /** Staff members see themselves. */
  async readSelf(actor: StaffActor): Promise<StaffMember | null> {
    return this.#parts.database.manager.findOneBy(StaffMember, { clinicId: actor.clinicId, id: actor.id });
  }
}
