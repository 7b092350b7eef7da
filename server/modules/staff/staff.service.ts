import type { EntityManager } from "typeorm";
import { IsNull } from "typeorm";
import { affectedRows } from "../../db/affected.ts";
import type { Database } from "../../db/database.ts";
import type { Actor, Origin, StaffActor } from "../../kernel/actor.ts";
import type { Clock } from "../../kernel/clock.ts";
import { normalEmail } from "../../kernel/fold.ts";
import { newId } from "../../kernel/id.ts";
import type { Outcome } from "../../kernel/outcome.ts";
import { failure, success } from "../../kernel/outcome.ts";
import type { Role } from "../../kernel/permissions.ts";
import { rolePermissions } from "../../kernel/permissions.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { hashPassword, isRightPassword } from "./passwords.ts";
import { StaffMember } from "./staff-member.entity.ts";
import { StaffSession } from "./staff-session.entity.ts";
import { findStaffSession, openStaffSession } from "./staff-sessions.ts";

export interface NewStaffMember {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly password: string;
}

export interface OpenedStaffSession {
  readonly session: StaffSession;
  readonly token: string;
  readonly actor: StaffActor;
}

const longestPassword = 200;

const actorFor = (member: StaffMember, session: StaffSession, origin: Origin): StaffActor => ({
  kind: "staff",
  clinicId: member.clinicId,
  id: member.id,
  name: member.name,
  session,
  role: member.role,
  permissions: new Set(rolePermissions[member.role]),
  origin,
});

export class StaffService {
  readonly #database: Database;
  readonly #clock: Clock;

  constructor(database: Database, clock: Clock) {
    this.#database = database;
    this.#clock = clock;
  }

  async add(tx: EntityManager, clinicId: string, { email, name, role, password }: NewStaffMember): Promise<StaffMember> {
    const row = { clinicId, id: newId(), email: normalEmail(email), name, role, active: true, createdAt: this.#clock.now() };
    const member = Object.assign(new StaffMember(), row, { passwordHash: await hashPassword(password) });
    await tx.insert(StaffMember, member);
    return member;
  }

  /** Wrong e-mail, wrong password and a closed account are answered alike. */
  async signIn(asked: Actor, email: string, password: string): Promise<Outcome<OpenedStaffSession>> {
    const { clinicId, origin } = asked;
    const member = await this.#database.manager.findOneBy(StaffMember, { clinicId, email: normalEmail(email), active: true });
    const right = await isRightPassword(member?.passwordHash ?? null, password.slice(0, longestPassword));
    const at = this.#clock.now();
    if (!member || !right) {
      await recordAudit(this.#database.manager, asked, at, { action: "staff.sign-in-refused", subjectId: member?.id ?? null });
      return failure({ code: "CREDENTIALS_INVALID", path: ["input", "password"] });
    }
    return this.#database.transaction(async (tx) => {
      const { session, token } = await openStaffSession(tx, member, at);
      const actor = actorFor(member, session, origin);
      await recordAudit(tx, actor, at, { action: "staff.signed-in", subjectId: session.id });
      return success({ session, token, actor });
    });
  }

  /** The staff member behind a cookie, while the session lives and the account is open. */
  async authenticate(clinicId: string, token: string, origin: Origin): Promise<StaffActor | null> {
    const found = await findStaffSession(this.#database, clinicId, token, this.#clock.now());
    return found && actorFor(found.member, found.session, origin);
  }

  async signOut(actor: StaffActor): Promise<void> {
    const { clinicId } = actor;
    const sessionId = actor.session.id;
    const at = this.#clock.now();
    await this.#database.transaction(async (tx) => {
      const ended = await tx.update(StaffSession, { clinicId, id: sessionId, endedAt: IsNull() }, { endedAt: at });
      if (affectedRows(ended) === 1) await recordAudit(tx, actor, at, { action: "staff.signed-out", subjectId: sessionId });
    });
  }

  /** Staff members see themselves. */
  async readSelf(actor: StaffActor): Promise<StaffMember | null> {
    return this.#database.manager.findOneBy(StaffMember, { clinicId: actor.clinicId, id: actor.id });
  }
}
