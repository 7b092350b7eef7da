import { In } from "typeorm";
import type { KeysetPage } from "../../db/keyset.ts";
import type { Actor, PatientActor } from "../../kernel/actor.ts";
import { demand } from "../../kernel/actor.ts";
import { Fault } from "../../kernel/fault.ts";
import type { AuditEntry } from "../audit/record-audit.ts";
import { readAudited } from "../audit/read-audited.ts";
import { StaffMember } from "../staff/staff-member.entity.ts";
import { ConversationEvent } from "./conversation-event.entity.ts";
import type { ConversationParts } from "./conversation-parts.ts";
import { Conversation } from "./conversation.entity.ts";
import type { OwnConversationsReader } from "./live/own-conversations.ts";
import type { ConversationCounts } from "./reading/count-conversations.ts";
import { countConversations } from "./reading/count-conversations.ts";
import { countUnreadOf } from "./reading/count-unread-of-patients.ts";
import { countWithReplies } from "./reading/count-with-replies.ts";
import type { ConversationList } from "./reading/list-conversations.ts";
import { listConversations, listOfPatient } from "./reading/list-conversations.ts";
import type { MessageList, MessagePage } from "./reading/read-messages.ts";
import { readMessages } from "./reading/read-messages.ts";
import type { ReplyObstacle } from "./threads/reply-rule.ts";
import { replyObstacleOf } from "./threads/reply-rule.ts";
import type { Assignee } from "./threads/find-assignees.ts";
import { findAssignees } from "./threads/find-assignees.ts";

const mostEvents = 200;

const entryOf = (action: string, rows: readonly Conversation[]): AuditEntry => ({
  action,
  shown: rows.map(({ id, patientId }) => ({ subjectId: id, patientId })),
});

const listed = ({ items }: KeysetPage<Conversation>): AuditEntry[] => [
  entryOf(
    "conversation.listed",
    items.map(({ item }) => item),
  ),
];

/** What is seen of conversations. Another patient's does not exist for a patient; staff leave a trace. */
export class ConversationReadingService {
  readonly #parts: ConversationParts;
  readonly #own: OwnConversationsReader;

  /** The conversations that a request has read, and left its trace. */
  readonly #read = new WeakMap<Actor, Set<string>>();

  constructor(parts: ConversationParts, own: OwnConversationsReader) {
    this.#parts = parts;
    this.#own = own;
  }

  list(actor: Actor, list: ConversationList): Promise<KeysetPage<Conversation>> {
    demand(actor, "CONVERSATIONS_READ");
    const { database, clock } = this.#parts;
    return readAudited(database, actor, clock.now(), (manager) => listConversations(manager, actor, list), listed);
  }

  async listOf(actor: Actor, patientId: string, first: number, after: string | null): Promise<KeysetPage<Conversation>> {
    this.#demandOf(actor, patientId);
    const { clinicId } = actor;
    return readAudited(
      this.#parts.database,
      actor,
      this.#parts.clock.now(),
      (manager) => listOfPatient(manager, { clinicId, patientId, first, after }),
      listed,
    );
  }

  /** In the order asked; null for those that the clinic doesn't have, or that are another patient's. */
  async readMany(actor: Actor, ids: readonly string[]): Promise<(Conversation | null)[]> {
    if (actor.kind !== "patient") demand(actor, "CONVERSATIONS_READ");
    const { clinicId } = actor;
    const own = actor.kind === "patient" ? { patientId: actor.id } : {};
    const rows = await readAudited(
      this.#parts.database,
      actor,
      this.#parts.clock.now(),
      (manager) => manager.findBy(Conversation, { clinicId, id: In([...new Set(ids)]), ...own }),
      (found) => [entryOf("conversation.read", found)],
    );
    this.#remember(actor, rows);
    const found = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => found.get(id) ?? null);
  }

  /** A page of what was written in a conversation that the actor was given. */
  async messages(actor: Actor, conversation: Conversation, page: Pick<MessageList, "last" | "before">): Promise<MessagePage> {
    this.#demandOf(actor, conversation.patientId);
    const { clinicId, id: conversationId } = conversation;
    const list = { clinicId, conversationId, ...page };
    const known = this.#read.get(actor)?.has(conversationId) ?? false;
    if (known) return readMessages(this.#parts.database.manager, list);
    const found = await readAudited(
      this.#parts.database,
      actor,
      this.#parts.clock.now(),
      (manager) => readMessages(manager, list),
      () => [entryOf("conversation.read", [conversation])],
    );
    this.#remember(actor, [conversation]);
    return found;
  }

  /** The latest of what staff did with it, in the order in which they did. */
  async events(actor: Actor, { clinicId, id: conversationId }: Conversation): Promise<ConversationEvent[]> {
    demand(actor, "CONVERSATIONS_READ");
    const order = { id: "DESC" } as const;
    const found = await this.#parts.database.manager.find(ConversationEvent, {
      where: { clinicId, conversationId },
      order,
      take: mostEvents,
    });
    return found.reverse();
  }

  counts(actor: Actor): Promise<ConversationCounts> {
    demand(actor, "CONVERSATIONS_READ");
    return countConversations(this.#parts.database.manager, actor.clinicId, actor.kind === "staff" ? actor.id : null);
  }

  /** How many of the clinic's messages each patient has not read. */
  unreadOf(actor: Actor, patientIds: readonly string[]): Promise<number[]> {
    for (const patientId of patientIds) this.#demandOf(actor, patientId);
    return countUnreadOf(this.#parts.database.manager, actor.clinicId, patientIds);
  }

  /** How many of them a patient has not read. */
  async unreadOfOwn(actor: PatientActor, patientId: string): Promise<number> {
    this.#demandOf(actor, patientId);
    const { unread } = await this.#own.of(actor);
    return unread;
  }

  assignees(actor: Actor): Promise<Assignee[]> {
    demand(actor, "CONVERSATIONS_READ");
    return findAssignees(this.#parts.database.manager, actor.clinicId);
  }

  /** Those whose conversations are or were, also who no longer signs in; in the order asked. */
  async nameStaff(actor: Actor, ids: readonly string[]): Promise<(Assignee | null)[]> {
    demand(actor, "CONVERSATIONS_READ");
    const where = { clinicId: actor.clinicId, id: In([...new Set(ids)]) };
    const named = await this.#parts.database.manager.find(StaffMember, { select: { id: true, name: true }, where });
    return ids.map((id) => named.find((member) => member.id === id) ?? null);
  }

  /** Open conversations that would lose replies were setting 4 switched off. */
  countWithReplies(actor: Actor): Promise<number> {
    demand(actor, "PORTAL_SETTINGS");
    return countWithReplies(this.#parts.database.manager, actor.clinicId, this.#parts.clock.now());
  }

  /** What hinders the patient from replying now. */
  async patientObstacle(actor: Actor, conversation: Conversation): Promise<ReplyObstacle | null> {
    this.#demandOf(actor, conversation.patientId);
    const { values } = await this.#parts.settings.inForceFor(actor);
    return replyObstacleOf(conversation, values.conversationReplies, this.#parts.clock.now());
  }

  /** A patient sees what is theirs; to them nothing else exists. */
  #demandOf(actor: Actor, patientId: string): void {
    if (actor.kind !== "patient") demand(actor, "CONVERSATIONS_READ");
    else if (actor.id !== patientId) throw new Fault("NOT_FOUND");
  }

  #remember(actor: Actor, rows: readonly Conversation[]): void {
    this.#read.set(actor, new Set([...(this.#read.get(actor) ?? []), ...rows.map(({ id }) => id)]));
  }
}
