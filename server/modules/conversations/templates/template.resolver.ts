import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from "type-graphql";
import { Access, permitted } from "../../../graphql/access.ts";
import type { Context } from "../../../graphql/context.ts";
import { fromGlobalId } from "../../../graphql/global-id.ts";
import type { RecordActors } from "../../../graphql/record-actor.ts";
import { RecordActorType } from "../../../graphql/record-actor.ts";
import type { BasedOn, ConversationTemplateService } from "./template.service.ts";
import {
  ArchiveConversationTemplateInput,
  ConversationTemplatePayload,
  ConversationTemplateType,
  CreateConversationTemplateInput,
  RestoreConversationTemplateInput,
  templateRule,
  toTemplate,
  toTemplatePayload,
  UpdateConversationTemplateInput,
} from "./template.type.ts";

const administration = permitted("CLINIC_WRITE");

const basedOn = ({ id, version }: ArchiveConversationTemplateInput): BasedOn => ({
  ...{ id: fromGlobalId("ConversationTemplate", id), version },
});

const conflict = "Errors: `CONFLICT` with the template as it is; `NOT_FOUND`";

@Resolver(() => ConversationTemplateType)
export class ConversationTemplateResolver {
  readonly #templates: ConversationTemplateService;
  readonly #actors: RecordActors;

  constructor(templates: ConversationTemplateService, actors: RecordActors) {
    this.#templates = templates;
    this.#actors = actors;
  }

  @Query(() => [ConversationTemplateType], { description: "The clinic's templates, by name; at most 500." })
  @Access(templateRule)
  async conversationTemplates(
    @Ctx() { actor }: Context,
    @Arg("archived", () => Boolean, { defaultValue: false, description: "Those that are out of use instead." }) archived: boolean,
  ): Promise<ConversationTemplateType[]> {
    return (await this.#templates.list(actor, archived)).map(toTemplate);
  }

  @FieldResolver(() => RecordActorType, { nullable: true, description: "Who changed it last; null for the portal itself." })
  @Access(permitted("PATIENTS_READ"))
  updatedBy(@Ctx() context: Context, @Root() { writtenBy }: ConversationTemplateType): Promise<RecordActorType | null> {
    return this.#actors.load(context, writtenBy);
  }

  @Mutation(() => ConversationTemplatePayload, { description: "Makes a template. Errors: `VALIDATION_FAILED`." })
  @Access(administration)
  async createConversationTemplate(
    @Ctx() context: Context,
    @Arg("input", () => CreateConversationTemplateInput, { description: "The template." }) input: CreateConversationTemplateInput,
  ): Promise<ConversationTemplatePayload> {
    return toTemplatePayload(await this.#templates.create(context.actor, input), context);
  }

  @Mutation(() => ConversationTemplatePayload, { description: `Changes a template. ${conflict}; \`VALIDATION_FAILED\`.` })
  @Access(administration)
  async updateConversationTemplate(
    @Ctx() context: Context,
    @Arg("input", () => UpdateConversationTemplateInput, { description: "Which, and what." }) input: UpdateConversationTemplateInput,
  ): Promise<ConversationTemplatePayload> {
    return toTemplatePayload(await this.#templates.update(context.actor, basedOn(input), input), context);
  }

  @Mutation(() => ConversationTemplatePayload, { description: `Takes a template out of use. ${conflict}.` })
  @Access(administration)
  async archiveConversationTemplate(
    @Ctx() context: Context,
    @Arg("input", () => ArchiveConversationTemplateInput, { description: "Which." }) input: ArchiveConversationTemplateInput,
  ): Promise<ConversationTemplatePayload> {
    return toTemplatePayload(await this.#templates.setArchived(context.actor, basedOn(input), true), context);
  }

  @Mutation(() => ConversationTemplatePayload, { description: `Brings a template back into use. ${conflict}.` })
  @Access(administration)
  async restoreConversationTemplate(
    @Ctx() context: Context,
    @Arg("input", () => RestoreConversationTemplateInput, { description: "Which." }) input: RestoreConversationTemplateInput,
  ): Promise<ConversationTemplatePayload> {
    return toTemplatePayload(await this.#templates.setArchived(context.actor, basedOn(input), false), context);
  }
}
