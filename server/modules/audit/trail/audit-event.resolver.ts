import { Args, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { Access } from "../../../graphql/access.ts";
import { largestPageSize, toConnection } from "../../../graphql/connection.ts";
import type { Context } from "../../../graphql/context.ts";
import { toGlobalId } from "../../../graphql/global-id.ts";
import type { NamedActor, RecordActors } from "../../../graphql/record-actor.ts";
import { AuditActorType } from "./audit-actor.type.ts";
import { AuditEventConnection, AuditEventType, auditRule, toAuditEvent } from "./audit-event.type.ts";
import { AuditEventsArgs, readAuditFilter } from "./audit.inputs.ts";
import { AuditSealType, toAuditSeal } from "./seal-state.type.ts";
import type { TrailService } from "./trail.service.ts";
import { actorGlobalId } from "./written-ids.ts";

/** Everybody of a clinic who acts in it by right, or did. */
export type ListActors = (clinicId: string) => Promise<readonly NamedActor[]>;

@Resolver()
export class AuditTrailResolver {
  readonly #trail: TrailService;
  readonly #listActors: ListActors;

  constructor(trail: TrailService, listActors: ListActors) {
    this.#trail = trail;
    this.#listActors = listActors;
  }

  @Query(() => AuditEventConnection, {
    description: "The clinic's audit trail, the latest first, a page at a time. Reading it leaves an event of its own.",
  })
  @Access(auditRule)
  async auditEvents(
    @Ctx() { actor, clinic }: Context,
    @Args(() => AuditEventsArgs) { filter, first, after }: AuditEventsArgs,
  ): Promise<AuditEventConnection> {
    const size = Math.min(Math.max(first, 1), largestPageSize);
    const page = { filter: readAuditFilter(filter, clinic.timeZone), first: size, after: after ?? null };
    return toConnection(await this.#trail.list(actor, page), toAuditEvent);
  }

  @Query(() => AuditSealType, { description: "How far the clinic's audit trail is sealed." })
  @Access(auditRule)
  async auditSeal(@Ctx() { actor }: Context): Promise<AuditSealType> {
    return toAuditSeal(await this.#trail.sealState(actor));
  }

  @Query(() => [AuditActorType], { description: "The clinic's staff and API consumers, for the filter of the audit trail." })
  @Access(auditRule)
  async auditActors(@Ctx() { clinic }: Context): Promise<AuditActorType[]> {
    const actors = await this.#listActors(clinic.id);
    return actors.map(({ id, kind, name }) =>
      Object.assign(new AuditActorType(), { id: toGlobalId(kind === "CONSUMER" ? "ApiConsumer" : "StaffMember", id), kind, name }),
    );
  }
}

@Resolver(() => AuditEventType)
export class AuditEventResolver {
  readonly #actors: RecordActors;

  constructor(actors: RecordActors) {
    this.#actors = actors;
  }

  @FieldResolver(() => AuditActorType, {
    nullable: true,
    description: "Who did it; null for somebody who was not signed in, and for the portal itself.",
  })
  async by(@Root() { row: { event } }: AuditEventType, @Ctx() context: Context): Promise<AuditActorType | null> {
    const id = actorGlobalId(event);
    if (id === null) return null;
    const named = await this.#actors.load(context, `${event.actorKind}:${event.actorId}`);
    return named && Object.assign(new AuditActorType(), { id, kind: named.kind, name: named.name });
  }
}
