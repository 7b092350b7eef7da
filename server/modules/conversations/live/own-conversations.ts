import type { Database } from "../../../db/database.ts";
import { prepareRows } from "../../../db/prepared/prepared-query.ts";
import { numberFromRaw } from "../../../db/raw-value.ts";
import type { PatientActor } from "../../../kernel/actor.ts";
import { Conversation } from "../conversation.entity.ts";

/** What a patient's conversations have come to. */
export interface OwnConversations {
  /** How many of the clinic's messages the patient has not read. */
  readonly unread: number;
  /** Rises with every message, reading and change. */
  readonly changes: number;
}

interface Sums {
  readonly unread: number | string | null;
  readonly changes: number | string | null;
}

const sumsOf = prepareRows<Sums>((manager) =>
  manager
    .createQueryBuilder(Conversation, "conversation")
    .select("SUM(conversation.unread_by_patient)", "unread")
    // Each of these only ever rises, and so does their sum.
    .addSelect("SUM(1 + conversation.version + conversation.last_message_position + conversation.patient_read_position)", "changes")
    .where("conversation.clinic_id = :clinicId AND conversation.patient_id = :id"),
);

/** One statement on an index for all that a page asks of it at once. */
export class OwnConversationsReader {
  readonly #database: Database;
  /** Readings under way: what was read is not kept, as a mutation may change it before it is asked for again. */
  readonly #asked = new WeakMap<PatientActor, Promise<OwnConversations>>();

  constructor(database: Database) {
    this.#database = database;
  }

  of(actor: PatientActor): Promise<OwnConversations> {
    const asked = this.#asked.get(actor);
    if (asked) return asked;
    const reading = this.#read(actor);
    this.#asked.set(actor, reading);
    return reading;
  }

  async #read(actor: PatientActor): Promise<OwnConversations> {
    const { clinicId, id } = actor;
    try {
      const [sums] = await sumsOf(this.#database.manager, { clinicId, id });
      return { unread: numberFromRaw(sums?.unread ?? 0), changes: numberFromRaw(sums?.changes ?? 0) };
    } finally {
      this.#asked.delete(actor);
    }
  }
}
