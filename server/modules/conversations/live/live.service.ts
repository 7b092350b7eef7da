import type { Database } from "../../../db/database.ts";
import { prepareRows } from "../../../db/prepared/prepared-query.ts";
import { numberFromRaw } from "../../../db/raw-value.ts";
import type { Actor, PatientActor } from "../../../kernel/actor.ts";
import { demand } from "../../../kernel/actor.ts";
import type { SettingsService } from "../../settings/settings.service.ts";
import { Conversation } from "../conversation.entity.ts";

const versionSum = prepareRows<{ sum: number | string | null }>((manager) =>
  manager
    .createQueryBuilder(Conversation, "conversation")
    // Each of these only ever rises, and so does their sum.
    .select("SUM(1 + conversation.version + conversation.last_message_position + conversation.patient_read_position)", "sum")
    .where("conversation.clinic_id = :clinicId AND conversation.patient_id = :id"),
);

/** What pages ask again and again: answered by one statement on an index. */
export class LiveService {
  readonly #database: Database;
  readonly #settings: SettingsService;

  constructor(database: Database, settings: SettingsService) {
    this.#database = database;
    this.#settings = settings;
  }

  /** Changes with everything that a patient sees of their conversations: messages, readings, what staff decide, and the clinic's settings. */
  async versionFor(actor: PatientActor): Promise<string> {
    const [row] = await versionSum(this.#database.manager, { clinicId: actor.clinicId, id: actor.id });
    const { version } = await this.#settings.inForceFor(actor);
    return `${version}.${numberFromRaw(row?.sum ?? 0)}`;
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
