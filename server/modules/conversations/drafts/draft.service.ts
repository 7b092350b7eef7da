import { In } from "typeorm";
import type { Database } from "../../../db/database.ts";
import { isUniqueViolation } from "../../../db/errors.ts";
import type { Actor, StaffActor } from "../../../kernel/actor.ts";
import { demand } from "../../../kernel/actor.ts";
import type { Clock } from "../../../kernel/clock.ts";
import { hours } from "../../../kernel/clock.ts";
import { Fault } from "../../../kernel/fault.ts";
import type { Outcome } from "../../../kernel/outcome.ts";
import { success } from "../../../kernel/outcome.ts";
import type { Sweep } from "../../../kernel/sweep.ts";
import { waitingFor } from "../attachments/attach-files.ts";
import { MessageAttachment } from "../attachments/message-attachment.entity.ts";
import type { MessageHook } from "../message-hook.ts";
import { ConversationDraft } from "./conversation-draft.entity.ts";
import type { DraftInput } from "./draft-fields.ts";
import { readDraft } from "./draft-fields.ts";
import type { DraftTarget } from "./draft-target.ts";
import { findTarget, targetOfConversation, targetOfPatient } from "./draft-target.ts";
import { saveDraft } from "./save-draft.ts";
import { sweepDrafts } from "./sweep-drafts.ts";

const mostListed = 100;

/** Drafts are a person's: a program has none. */
function demandStaff(actor: Actor): asserts actor is StaffActor {
  demand(actor, "CONVERSATIONS_WRITE");
  if (actor.kind !== "staff") throw new Fault("FORBIDDEN");
}

/** What staff began to write, until they send it. */
export class ConversationDraftService {
  readonly #database: Database;
  readonly #clock: Clock;

  constructor(database: Database, clock: Clock) {
    this.#database = database;
    this.#clock = clock;
  }

  /** The staff member's own, the latest first. */
  list(actor: Actor): Promise<ConversationDraft[]> {
    demandStaff(actor);
    const where = { clinicId: actor.clinicId, staffMemberId: actor.id };
    return this.#database.manager.find(ConversationDraft, { where, order: { savedAt: "DESC", id: "DESC" }, take: mostListed });
  }

  async save(actor: Actor, target: DraftTarget, input: DraftInput): Promise<Outcome<ConversationDraft>> {
    demandStaff(actor);
    const read = readDraft(input);
    if (!read.ok) return read;
    const write = () =>
      this.#database.transaction(async (tx): Promise<Outcome<ConversationDraft>> => {
        const found = await findTarget(tx, actor.clinicId, target);
        return found.ok ? success(await saveDraft(tx, actor, found.value, read.value, this.#clock.now())) : found;
      });
    // Two tabs made the first of it in the same moment: the second writes over it.
    return write().catch((error: unknown) => {
      if (isUniqueViolation(error)) return write();
      throw error;
    });
  }

  /** Also where there is none. */
  async discard(actor: Actor, target: DraftTarget): Promise<void> {
    demandStaff(actor);
    const id = "patientId" in target ? target.patientId : target.conversationId;
    if (id === null) return;
    const key = "patientId" in target ? targetOfPatient(id) : targetOfConversation(id);
    await this.#database.transaction((tx) =>
      tx.delete(ConversationDraft, { clinicId: actor.clinicId, staffMemberId: actor.id, target: key }),
    );
  }

  /** Of each draft the files that still wait for it. */
  async filesOf(actor: Actor, drafts: readonly ConversationDraft[]): Promise<readonly (readonly MessageAttachment[])[]> {
    demandStaff(actor);
    const ids = [...new Set(drafts.flatMap(({ attachmentIds }) => attachmentIds))];
    const rows = ids.length > 0 ? await this.#database.manager.findBy(MessageAttachment, { ...waitingFor(actor), id: In(ids) }) : [];
    const found = new Map(rows.map((row) => [row.id, row]));
    return drafts.map(({ attachmentIds }) => attachmentIds.flatMap((id) => found.get(id) ?? []));
  }

  get sweep(): Sweep {
    return { name: "conversation-drafts", everyMs: hours(1), run: (signal) => sweepDrafts(this.#database, this.#clock.now(), signal) };
  }
}

/** What was sent is no draft any more: that of the new conversation, or that of the message. */
export const removeDraft: MessageHook = {
  async write(tx, { actor, conversation, message }) {
    if (actor.kind !== "staff") return [];
    const target = message.position === 1 ? targetOfPatient(conversation.patientId) : targetOfConversation(conversation.id);
    await tx.delete(ConversationDraft, { clinicId: actor.clinicId, staffMemberId: actor.id, target });
    return [];
  },
};
