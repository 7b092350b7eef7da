import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { Access, anyone, permitted } from "../../../graphql/access.ts";
import type { Context } from "../../../graphql/context.ts";
import { toGlobalId } from "../../../graphql/global-id.ts";
import { LocalizedTextType } from "../../../graphql/localized-text.ts";
import { Payload } from "../../../graphql/payload.ts";
import { DateTime } from "../../../graphql/scalars.ts";
import { toUserError, UserError } from "../../../graphql/user-error.ts";
import { holds } from "../../../kernel/actor.ts";
import type { LocalizedText } from "../../../kernel/locale.ts";
import type { Outcome, Problem } from "../../../kernel/outcome.ts";
import { LocalizedTextInput } from "../../patients/identification-types/identification-type.inputs.ts";
import { shownBody } from "../body/shown-body.ts";
import type { ConversationTemplate } from "./conversation-template.entity.ts";

export const templateRule = permitted("CONVERSATIONS_READ");

@ObjectType("ConversationTemplate", { description: "What the clinic writes often, in both languages." })
@Access(templateRule)
export class ConversationTemplateType {
  /** As `writtenActor` wrote it. */
  writtenBy!: string | null;

  @Field(() => ID, { description: "Opaque and stable." })
  id!: string;

  @Field(() => String, { description: "What staff call it." })
  name!: string;

  @Field(() => LocalizedTextType, { description: "The subject of a conversation that begins with it." })
  subject!: LocalizedText;

  @Field(() => LocalizedTextType, { description: "The message, as the HTML of messages." })
  body!: LocalizedText;

  @Field(() => Boolean, { description: "Whether it is out of use." })
  archived!: boolean;

  @Field(() => Int, { description: "Rises with every change: send it back with yours." })
  version!: number;

  @Field(() => DateTime, { description: "When it was last changed." })
  updatedAt!: Date;
}

@InputType()
abstract class TemplateFieldsInput {
  @Field(() => String, { nullable: true, description: "What staff call it; at most 100 characters." })
  name?: string | null;

  @Field(() => LocalizedTextInput, { nullable: true, description: "The subject; at most 150 characters each." })
  subject?: LocalizedTextInput | null;

  @Field(() => LocalizedTextInput, { nullable: true, description: "The message, as HTML of at most 20,000 characters each." })
  body?: LocalizedTextInput | null;
}

@InputType({ description: "A new template. It needs all of it." })
export class CreateConversationTemplateInput extends TemplateFieldsInput {}

@InputType({ description: "Changes of a template; absent fields are untouched." })
export class UpdateConversationTemplateInput extends TemplateFieldsInput {
  @Field(() => ID, { description: "Which." })
  id!: string;

  @Field(() => Int, { description: "The version that the changes are based on." })
  version!: number;
}

@InputType({ description: "Which template is taken out of use." })
export class ArchiveConversationTemplateInput {
  @Field(() => ID, { description: "Which." })
  id!: string;

  @Field(() => Int, { description: "The version of it that was seen." })
  version!: number;
}

@InputType({ description: "Which template comes back into use." })
export class RestoreConversationTemplateInput extends ArchiveConversationTemplateInput {}

@ObjectType({ implements: UserError, description: "Somebody changed the template since the version that was sent; nothing was saved." })
@Access(permitted("CLINIC_WRITE"))
export class ConversationTemplateConflict extends UserError {
  @Field(() => ConversationTemplateType, { description: "The template as it is now." })
  current!: ConversationTemplateType;
}

@ObjectType({ description: "The template after the save, or why nothing was saved." })
@Access(anyone)
export class ConversationTemplatePayload extends Payload {
  @Field(() => ConversationTemplateType, { nullable: true, description: "The template as saved; null where nothing was." })
  template!: ConversationTemplateType | null;
}

export function toTemplate(row: ConversationTemplate): ConversationTemplateType {
  const { name, archived, version, updatedAt, updatedBy } = row;
  return Object.assign(new ConversationTemplateType(), {
    id: toGlobalId("ConversationTemplate", row.id),
    ...{ name, archived, version, updatedAt, writtenBy: updatedBy },
    subject: { fr: row.subjectFr, en: row.subjectEn },
    body: { fr: shownBody(row.bodyFr), en: shownBody(row.bodyEn) },
  });
}

/** A conflict comes with the template that is in force, for whoever may read it. */
function toError(problem: Problem, context: Context): UserError {
  const current = problem.facts?.["current"] as ConversationTemplate | undefined;
  if (!current || !holds(context.actor, "CONVERSATIONS_READ")) return toUserError({ ...problem, facts: {} }, context);
  const error = toUserError({ ...problem, facts: {} }, context, { CONFLICT: ConversationTemplateConflict });
  return Object.assign(error, { current: toTemplate(current) });
}

export const toTemplatePayload = (outcome: Outcome<ConversationTemplate>, context: Context): ConversationTemplatePayload =>
  outcome.ok
    ? { template: toTemplate(outcome.value), errors: [] }
    : { template: null, errors: outcome.problems.map((problem) => toError(problem, context)) };
