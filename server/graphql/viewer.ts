import { Ctx, Field, ObjectType, Query, Resolver } from "type-graphql";
import type { Actor } from "../kernel/actor.ts";
import type { Permission } from "../kernel/permissions.ts";
import { permissions } from "../kernel/permissions.ts";
import type { SessionTimes } from "../kernel/session-lifetime.ts";
import { idleExpiry } from "../kernel/session-lifetime.ts";
import { Access, anyone } from "./access.ts";
import type { Context } from "./context.ts";
import { enumOf } from "./enums.ts";
import { DateTime } from "./scalars.ts";

export const PermissionEnum = enumOf("Permission", "The closed list of rights, of roles and of API scopes alike.", permissions, {
  PORTAL_SETTINGS: "See and save the portal settings: the support account alone.",
  PATIENTS_READ: "Read charts.",
  PATIENTS_WRITE: "Make and change charts.",
  PATIENT_ACCESS: "Switch portal access on and off, chart by chart.",
  BULK_PATIENT_ACCESS: "Switch the portal access of many charts at once.",
  REGISTRATIONS: "See what people who register have sent in, and decide what becomes of it.",
  CONVERSATIONS_READ: "Read the clinic's conversations with its patients.",
  CONVERSATIONS_WRITE: "Start conversations, write in them, close them, and decide whether patients may reply.",
  APPOINTMENTS_READ: "Read appointments, those hidden from patients included.",
  APPOINTMENTS_WRITE: "Make and change appointments.",
  BILLING_READ: "Read invoices and payments, and what reconciliation with Stripe has found.",
  BILLING_WRITE: "Write, issue and void invoices, and record payments made at the desk.",
  REFUNDS: "Give money back, write off what is owed, and end payments of which Stripe says nothing.",
  CLINIC_READ: "Read the clinic's locations and identification types.",
  CLINIC_WRITE: "Make and change the clinic's locations and identification types.",
  WEBHOOKS: "Subscribe to events by webhook, each also by the right to read what it is about.",
  AUDIT_READ: "Read and export the audit trail, and see who looked at a record.",
  INTEGRATIONS: "Make API consumers, give them scopes, tokens and keys, and look after their webhooks: the support account alone.",
});

@ObjectType({ description: "The session in which somebody is signed in." })
@Access(anyone)
export class Session {
  @Field(() => DateTime, { description: "When they signed in." })
  startedAt!: Date;

  @Field(() => DateTime, { nullable: true, description: "When it ends without further activity; null when it lasts until `expiresAt`." })
  idleExpiresAt!: Date | null;

  @Field(() => DateTime, { description: "When it ends at the latest." })
  expiresAt!: Date;
}

const toSession = (times: SessionTimes): Session =>
  Object.assign(new Session(), { startedAt: times.startedAt, idleExpiresAt: idleExpiry(times), expiresAt: times.expiresAt });

@ObjectType({ description: "Who asks. Of `patient`, `staffMember` and `apiConsumer` exactly one is set." })
@Access(anyone)
export class Viewer {
  readonly actor: Actor;

  constructor(actor: Actor) {
    this.actor = actor;
  }

  @Field(() => [PermissionEnum], { description: "The viewer's rights; none for patients, who see what is theirs." })
  get permissions(): Permission[] {
    return "permissions" in this.actor ? [...this.actor.permissions] : [];
  }

  @Field(() => Session, { nullable: true, description: "Null for API consumers, who have no session." })
  get session(): Session | null {
    return "session" in this.actor ? toSession(this.actor.session) : null;
  }
}

/** Null for whoever is not signed in. */
export const toViewer = (actor: Actor): Viewer | null => (actor.kind === "anonymous" ? null : new Viewer(actor));

@Resolver(() => Viewer)
export class ViewerResolver {
  @Query(() => Viewer, { nullable: true, description: "Who is signed in; null when nobody is." })
  @Access(anyone)
  viewer(@Ctx() context: Context): Viewer | null {
    return toViewer(context.actor);
  }
}
