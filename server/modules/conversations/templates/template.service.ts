import type { Database } from "../../../db/database.ts";
import type { Actor } from "../../../kernel/actor.ts";
import { demand } from "../../../kernel/actor.ts";
import type { Clock } from "../../../kernel/clock.ts";
import type { Outcome } from "../../../kernel/outcome.ts";
import { failure } from "../../../kernel/outcome.ts";
import { ConversationTemplate } from "./conversation-template.entity.ts";
import type { TemplateEdit } from "./edit-template.ts";
import { addTemplate, editTemplate } from "./edit-template.ts";
import type { TemplateInput } from "./template-fields.ts";
import { readNewTemplate, readTemplateChanges } from "./template-fields.ts";

/** A template, and the version of it that somebody saw. Null for an id that is none of ours. */
export interface BasedOn {
  readonly id: string | null;
  readonly version: number;
}

const mostListed = 500;

const unknown = (): Outcome<never> => failure({ code: "NOT_FOUND", path: ["input", "id"] });

/** What the clinic writes often, in both languages. */
export class ConversationTemplateService {
  readonly #database: Database;
  readonly #clock: Clock;

  constructor(database: Database, clock: Clock) {
    this.#database = database;
    this.#clock = clock;
  }

  /** By name: those in use, or those that were archived. */
  list(actor: Actor, archived: boolean): Promise<ConversationTemplate[]> {
    demand(actor, "CONVERSATIONS_READ");
    const { clinicId } = actor;
    const order = { name: "ASC", id: "ASC" } as const;
    return this.#database.manager.find(ConversationTemplate, { where: { clinicId, archived }, order, take: mostListed });
  }

  async create(actor: Actor, input: TemplateInput): Promise<Outcome<ConversationTemplate>> {
    demand(actor, "CLINIC_WRITE");
    const read = readNewTemplate(input);
    return read.ok ? this.#database.transaction((tx) => addTemplate(tx, actor, read.value, this.#clock.now())) : read;
  }

  async update(actor: Actor, based: BasedOn, input: TemplateInput): Promise<Outcome<ConversationTemplate>> {
    demand(actor, "CLINIC_WRITE");
    const read = readTemplateChanges(input);
    return read.ok ? this.#edit(based, { actor, action: "updated", changes: read.value }) : read;
  }

  async setArchived(actor: Actor, based: BasedOn, archived: boolean): Promise<Outcome<ConversationTemplate>> {
    demand(actor, "CLINIC_WRITE");
    return this.#edit(based, { actor, action: archived ? "archived" : "restored", changes: { archived } });
  }

  #edit({ id, version }: BasedOn, edit: Omit<TemplateEdit, "at" | "based">): Promise<Outcome<ConversationTemplate>> | Outcome<never> {
    if (id === null) return unknown();
    return this.#database.transaction((tx) => editTemplate(tx, { ...edit, based: { id, version }, at: this.#clock.now() }));
  }
}
