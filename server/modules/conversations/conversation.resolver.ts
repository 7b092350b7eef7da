import { Arg, Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from "type-graphql";
import { Access, permitted } from "../../graphql/access.ts";
import { largestPageSize, toConnection } from "../../graphql/connection.ts";
import type { Context } from "../../graphql/context.ts";
import { fromGlobalId } from "../../graphql/global-id.ts";
import { requestLoader } from "../../graphql/loaders.ts";
import type { RecordActors } from "../../graphql/record-actor.ts";
import { RecordActorType } from "../../graphql/record-actor.ts";
import { holds } from "../../kernel/actor.ts";
import type { PatientService } from "../patients/patient.service.ts";
import { PatientType, toPatient } from "../patients/patient.type.ts";
import { ConversationEventType, toEvent } from "./conversation-event.type.ts";
import type { ConversationReadingService } from "./conversation-reading.service.ts";
import { ConversationsArgs } from "./conversation.inputs.ts";
import {
  clinicReads,
  ConversationAssignee,
  ConversationConnection,
  ConversationCountsType,
  conversationRule,
  ConversationType,
  ReplyObstacleEnum,
  toAssignee,
  toConversationType,
} from "./conversation.type.ts";
import { MessageConnection, MessagesArgs, toMessageConnection } from "./message.type.ts";
import type { ReplyObstacle } from "./threads/reply-rule.ts";

/** An id of another kind, or none of ours, becomes one that nothing has. */
const internal = (type: string, id: string | null | undefined): string | null =>
  id === null || id === undefined ? null : (fromGlobalId(type, id) ?? "");

@Resolver(() => ConversationType)
export class ConversationResolver {
  readonly #reading: ConversationReadingService;
  readonly #actors: RecordActors;
  readonly #patients;
  readonly #names;

  constructor(reading: ConversationReadingService, patients: PatientService, actors: RecordActors) {
    this.#reading = reading;
    this.#actors = actors;
    this.#patients = requestLoader(({ actor }, ids: readonly string[]) => patients.readMany(actor, ids));
    this.#names = requestLoader(({ actor }, ids: readonly string[]) => reading.nameStaff(actor, ids));
  }

  @Query(() => ConversationConnection, {
    description: "The clinic's conversations, a page at a time, those with the latest message first. Each one shown leaves a trace.",
  })
  @Access(clinicReads)
  async conversations(
    @Ctx() { actor }: Context,
    @Args(() => ConversationsArgs) { filter, patientId, search, first, after }: ConversationsArgs,
  ): Promise<ConversationConnection> {
    const page = { first: Math.min(Math.max(first, 1), largestPageSize), after: after ?? null };
    const list = { filter: filter ?? "OPEN", patientId: internal("Patient", patientId), search: search ?? "" } as const;
    return toConnection(await this.#reading.list(actor, { ...list, ...page }), toConversationType);
  }

  @Query(() => ConversationType, {
    nullable: true,
    description: "A conversation by id; null where there is none, or it is another patient's. Staff leave a trace.",
  })
  @Access(conversationRule)
  async conversation(
    @Ctx() { actor }: Context,
    @Arg("id", () => ID, { description: "The conversation's `id`." }) id: string,
  ): Promise<ConversationType | null> {
    const conversationId = fromGlobalId("Conversation", id);
    const [row] = conversationId === null ? [] : await this.#reading.readMany(actor, [conversationId]);
    return row ? toConversationType(row) : null;
  }

  @Query(() => ConversationCountsType, { description: "How many conversations wait, for the navigation." })
  @Access(clinicReads)
  async conversationCounts(@Ctx() { actor }: Context): Promise<ConversationCountsType> {
    return Object.assign(new ConversationCountsType(), await this.#reading.counts(actor));
  }

  @Query(() => [ConversationAssignee], { description: "The staff members whose a conversation can become, by name." })
  @Access(clinicReads)
  async conversationAssignees(@Ctx() { actor }: Context): Promise<ConversationAssignee[]> {
    return (await this.#reading.assignees(actor)).map(toAssignee);
  }

  @FieldResolver(() => PatientType, { nullable: true, description: "The patient." })
  @Access(permitted("PATIENTS_READ"))
  async patient(@Root() { row }: ConversationType, @Ctx() context: Context): Promise<PatientType | null> {
    const chart = await this.#patients(context).load(row.patientId);
    return chart && toPatient(chart);
  }

  @FieldResolver(() => RecordActorType, { nullable: true, description: "Who started it." })
  startedBy(@Root() { row }: ConversationType, @Ctx() context: Context): Promise<RecordActorType | null> {
    return this.#actors.load(context, row.startedBy);
  }

  @FieldResolver(() => RecordActorType, { nullable: true, description: "Who closed it; null while it is open." })
  closedBy(@Root() { row }: ConversationType, @Ctx() context: Context): Promise<RecordActorType | null> {
    return this.#actors.load(context, row.closedBy);
  }

  @FieldResolver(() => ConversationAssignee, { nullable: true, description: "The staff member whose it is; null for nobody's." })
  @Access(clinicReads)
  async assignedTo(@Root() { row }: ConversationType, @Ctx() context: Context): Promise<ConversationAssignee | null> {
    const known = row.assignee?.id === row.assignedTo ? row.assignee : undefined;
    const named = row.assignedTo === null ? null : (known ?? (await this.#names(context).load(row.assignedTo)));
    return named && toAssignee(named);
  }

  @FieldResolver(() => Boolean, { description: "Whether whoever asks can write in it now." })
  async viewerCanReply(@Root() { row }: ConversationType, @Ctx() { actor }: Context): Promise<boolean> {
    if (actor.kind !== "patient") return !row.closed && holds(actor, "CONVERSATIONS_WRITE");
    return (await this.#reading.patientObstacle(actor, row)) === null;
  }

  @FieldResolver(() => ReplyObstacleEnum, {
    nullable: true,
    description: "Why whoever asks can't write in it now; null where they can, or for want of a right.",
  })
  async replyObstacle(@Root() { row }: ConversationType, @Ctx() { actor }: Context): Promise<ReplyObstacle | null> {
    if (actor.kind !== "patient") return row.closed ? "CONVERSATION_CLOSED" : null;
    return this.#reading.patientObstacle(actor, row);
  }

  @FieldResolver(() => ReplyObstacleEnum, {
    nullable: true,
    description: "Why the patient can't reply now, but for their access; null where they can.",
  })
  @Access(clinicReads)
  patientReplyObstacle(@Root() { row }: ConversationType, @Ctx() { actor }: Context): Promise<ReplyObstacle | null> {
    return this.#reading.patientObstacle(actor, row);
  }

  @FieldResolver(() => Int, { description: "How many messages of the other side the viewer's side has not read." })
  unreadCount(@Root() { row }: ConversationType, @Ctx() { actor }: Context): number {
    return actor.kind === "patient" ? row.unreadByPatient : row.unreadByStaff;
  }

  @FieldResolver(() => Int, { description: "How far the viewer's side has read: the position of a message, or 0." })
  readThrough(@Root() { row }: ConversationType, @Ctx() { actor }: Context): number {
    return actor.kind === "patient" ? row.patientReadPosition : row.staffReadPosition;
  }

  @FieldResolver(() => MessageConnection, {
    description: "Its messages: the newest page, or the page before a cursor. Staff leave a trace.",
  })
  async messages(
    @Root() { row }: ConversationType,
    @Ctx() { actor }: Context,
    @Args(() => MessagesArgs) { last, before }: MessagesArgs,
  ): Promise<MessageConnection> {
    const page = { last: Math.min(Math.max(last, 1), largestPageSize), before: before ?? null };
    return toMessageConnection(await this.#reading.messages(actor, row, page), page.before);
  }

  @FieldResolver(() => [ConversationEventType], { description: "What staff did with it, the earliest first; the latest 200." })
  @Access(clinicReads)
  async events(@Root() { row }: ConversationType, @Ctx() { actor }: Context): Promise<ConversationEventType[]> {
    return (await this.#reading.events(actor, row)).map(toEvent);
  }
}
