import type { EntityManager } from "typeorm";
import { affectedRows } from "../../../db/affected.ts";
import type { RightHolder } from "../../../kernel/actor.ts";
import { writtenActor } from "../../../kernel/actor.ts";
import { differingKeys } from "../../../kernel/changes.ts";
import { newId } from "../../../kernel/id.ts";
import type { Outcome } from "../../../kernel/outcome.ts";
import { failure, success } from "../../../kernel/outcome.ts";
import { recordAudit } from "../../audit/record-audit.ts";
import { ConversationTemplate } from "./conversation-template.entity.ts";
import type { TemplateFields } from "./template-fields.ts";

/** Lists of templates are shown whole. */
const mostTemplates = 200;

export interface TemplateEdit {
  readonly actor: RightHolder;
  readonly at: Date;
  /** As the template was when whoever edits it saw it. */
  readonly based: { readonly id: string; readonly version: number };
  readonly action: "updated" | "archived" | "restored";
  readonly changes: Partial<TemplateFields & Pick<ConversationTemplate, "archived">>;
}

const tooMany = failure({ code: "VALIDATION_FAILED", path: ["input"], reason: "TOO_MANY", facts: { maximum: mostTemplates } });

const hasRoom = async (tx: EntityManager, clinicId: string): Promise<boolean> =>
  (await tx.countBy(ConversationTemplate, { clinicId, archived: false })) < mostTemplates;

export async function addTemplate(
  tx: EntityManager,
  actor: RightHolder,
  fields: TemplateFields,
  at: Date,
): Promise<Outcome<ConversationTemplate>> {
  const { clinicId } = actor;
  if (!(await hasRoom(tx, clinicId))) return tooMany;
  const begun = { archived: false, version: 1, updatedAt: at, updatedBy: writtenActor(actor) };
  const template = Object.assign(new ConversationTemplate(), { clinicId, id: newId(), ...fields, ...begun });
  await tx.insert(ConversationTemplate, template);
  await recordAudit(tx, actor, at, { action: "conversation-template.created", subjectId: template.id });
  return success(template);
}

/** One save of a template, decided by its version: of any number of parallel saves one is written, and the others see it. */
export async function editTemplate(tx: EntityManager, edit: TemplateEdit): Promise<Outcome<ConversationTemplate>> {
  const { actor, at, based, action, changes } = edit;
  const { clinicId } = actor;
  const { id, version } = based;
  const touched = { ...changes, version: version + 1, updatedAt: at, updatedBy: writtenActor(actor) };
  const before = await tx.findOneBy(ConversationTemplate, { clinicId, id });
  if (!before) return failure({ code: "NOT_FOUND", path: ["input", "id"] });
  const changedFields = differingKeys<object>(before, changes);
  if (before.version === version) {
    if (changedFields.length === 0) return success(before);
    if (action === "restored" && !(await hasRoom(tx, clinicId))) return tooMany;
    if (affectedRows(await tx.update(ConversationTemplate, { clinicId, id, version }, touched)) === 1) {
      await recordAudit(tx, actor, at, { action: `conversation-template.${action}`, subjectId: id, changedFields });
      return success(Object.assign(new ConversationTemplate(), before, touched));
    }
  }
  const current = await tx.findOneByOrFail(ConversationTemplate, { clinicId, id });
  return failure({ code: "CONFLICT", path: ["input", "version"], reason: "TEMPLATE_CHANGED", facts: { current } });
}
