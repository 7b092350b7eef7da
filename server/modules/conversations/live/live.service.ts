import type { Database } from "../../../db/database.ts";
import type { Actor, PatientActor } from "../../../kernel/actor.ts";
import { demand } from "../../../kernel/actor.ts";
import type { SettingsService } from "../../settings/settings.service.ts";
import { Conversation } from "../conversation.entity.ts";
import type { OwnConversationsReader } from "./own-conversations.ts";

/** What pages ask again and again: answered by one statement on an index. */
export class LiveService {
  readonly #database: Database;
  readonly #settings: SettingsService;
  readonly #own: OwnConversationsReader;

  constructor(database: Database, settings: SettingsService, own: OwnConversationsReader) {
    this.#database = database;
    this.#settings = settings;
    this.#own = own;
  }

  /** Changes with everything that a patient sees of their conversations: messages, readings, what staff decide, and the clinic's settings. */
  async versionFor(actor: PatientActor): Promise<string> {
    const { changes } = await this.#own.of(actor);
    const { version } = await this.#settings.inForceFor(actor);
    return `${version}.${changes}`;
  }

  /** The stamp of a conversation as it is now; null where the clinic has none. It says nothing that is in it, and leaves no trace. */
  async stampNow(actor: Actor, id: string): Promise<string | null> {
    demand(actor, "CONVERSATIONS_READ");
    const row = await this.#database.manager.findOneBy(Conversation, { clinicId: actor.clinicId, id });
    return row && this.stampOf(actor, row);
  }

  /** Changes with everything that staff see of a conversation, but for its notices. */
  async stampOf(actor: Actor, row: Conversation): Promise<string> {
    const { version } = await this.#settings.inForceFor(actor);
    const { lastMessagePosition, patientReadPosition, staffReadPosition, assignedTo } = row;
    return [version, row.version, lastMessagePosition, patientReadPosition, staffReadPosition, assignedTo ?? ""].join(".");
  }
}
