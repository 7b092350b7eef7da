import type { EntityManager } from "typeorm";
import { Not } from "typeorm";
import { affectedRows } from "../../../db/affected.ts";
import type { RightHolder } from "../../../kernel/actor.ts";
import { writtenActor } from "../../../kernel/actor.ts";
import { differingKeys } from "../../../kernel/changes.ts";
import { foldName } from "../../../kernel/fold.ts";
import { newId } from "../../../kernel/id.ts";
import type { Outcome, Problem } from "../../../kernel/outcome.ts";
import { failure, success } from "../../../kernel/outcome.ts";
import { recordAudit } from "../../audit/record-audit.ts";
import { IdentificationType } from "../../clinics/identification-type.entity.ts";
import { detailsOfType, readTypeDetails } from "./identification-type-fields.ts";

/** Somebody else changed the types between this transaction's first look and its write: to be decided again in a new one. */
export class OvertakenType extends Error {}

/** What the edit makes of the type as it is; null where there is none yet. */
type Change = (before: IdentificationType | null) => Outcome<Partial<IdentificationType>>;

export interface TypeEdit {
  readonly actor: RightHolder;
  readonly at: Date;
  /** Null for a new one. */
  readonly based: { readonly id: string; readonly version: number } | null;
  readonly action: string;
  readonly change: Change;
}

/** Every list of types is shown and read whole. */
const mostTypes = 50;

const refuse = (field: string, reason: string): Problem => ({ code: "VALIDATION_FAILED", path: ["input", field], reason });

/** By what was typed into the form. */
export const typedChange =
  (input: unknown): Change =>
  (before) => {
    const read = readTypeDetails(before && detailsOfType(before), input);
    if (!read.ok || !before?.inUse) return read;
    const fixed = (["kind", "issuer"] as const).filter((field) => read.value[field] !== before[field]);
    return fixed.length > 0 ? failure(...fixed.map((field) => refuse(field, "FIXED_IN_USE"))) : read;
  };

const isNamedLike = (name: string, other: string): boolean => (foldName(name) || name) === (foldName(other) || other);

const whole = (before: IdentificationType | null, clinicId: string): IdentificationType =>
  before ?? Object.assign(new IdentificationType(), { clinicId, id: newId(), version: 0, archived: false, inUse: false });

async function write(tx: EntityManager, before: IdentificationType | null, after: IdentificationType): Promise<void> {
  const { clinicId, id, ...columns } = after;
  // First: the mark of the main type is free then.
  const { updatedAt, updatedBy } = after;
  if (after.primary && !before?.primary)
    await tx.update(
      IdentificationType,
      { clinicId, id: Not(id), primary: true },
      { primary: false, version: () => "version + 1", updatedAt, updatedBy },
    );
  if (!before) await tx.insert(IdentificationType, after);
  else {
    const { inUse, version } = before;
    const { inUse: _, ...changes } = columns;
    const settled = before.kind === after.kind && before.issuer === after.issuer;
    const written = await tx.update(IdentificationType, { clinicId, id, version, ...(settled ? {} : { inUse }) }, changes);
    if (affectedRows(written) !== 1) throw new OvertakenType();
  }
}

/** One save of a type: written with its audit row, or not at all. */
export async function editIdentificationType(tx: EntityManager, edit: TypeEdit): Promise<Outcome<IdentificationType>> {
  const { actor, at, based, action, change } = edit;
  const { clinicId } = actor;
  const types = await tx.findBy(IdentificationType, { clinicId });
  const before = based && (types.find(({ id }) => id === based.id) ?? null);
  if (based && !before) return failure({ code: "NOT_FOUND", path: ["input", "id"] });
  if (before && before.version !== based?.version)
    return failure({ code: "CONFLICT", path: ["input", "version"], reason: "IDENTIFICATION_TYPE_CHANGED", facts: { current: before } });
  if (!before && types.length >= mostTypes)
    return failure({ code: "VALIDATION_FAILED", path: ["input"], reason: "TOO_MANY", facts: { maximum: mostTypes } });
  const changed = change(before);
  if (!changed.ok) return changed;
  const { name } = changed.value;
  if (name !== undefined && types.some((type) => type.id !== before?.id && isNamedLike(type.name, name)))
    return failure({ code: "CONFLICT", path: ["input", "name"], reason: "NAME_TAKEN" });
  const fields = differingKeys(before ?? {}, changed.value);
  if (before && fields.length === 0) return success(before);
  const base = whole(before, clinicId);
  const touched = { version: base.version + 1, updatedAt: at, updatedBy: writtenActor(actor) };
  const after = Object.assign(new IdentificationType(), base, changed.value, touched);
  await write(tx, before, after);
  await recordAudit(tx, actor, at, { action: `identification-type.${action}`, subjectId: after.id, changedFields: before ? fields : [] });
  return success(after);
}
