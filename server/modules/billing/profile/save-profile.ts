import type { EntityManager } from "typeorm";
import { affectedRows } from "../../../db/affected.ts";
import type { RightHolder } from "../../../kernel/actor.ts";
import { differingKeys } from "../../../kernel/changes.ts";
import type { Outcome } from "../../../kernel/outcome.ts";
import { failure, success } from "../../../kernel/outcome.ts";
import { recordAudit } from "../../audit/record-audit.ts";
import { BillingProfile } from "./billing-profile.entity.ts";
import type { ProfileFields, ProfileInput } from "./profile-fields.ts";
import { readProfile } from "./profile-fields.ts";

export interface ProfileEdit {
  readonly actor: RightHolder;
  readonly at: Date;
  /** The version that was seen; null where there was no profile yet. */
  readonly version: number | null;
  readonly input: ProfileInput;
}

export const profileChanged = (current: BillingProfile | null): Outcome<never> =>
  failure({ code: "CONFLICT", path: ["input", "version"], reason: "BILLING_PROFILE_CHANGED", facts: { current } });

const fieldsOf = ({ clinicId: _, version: __, ...fields }: BillingProfile): ProfileFields => fields;

/** One save of the whole profile, decided by its version: of any number of parallel saves one is written, and the others see it. */
export async function saveProfile(tx: EntityManager, { actor, at, version, input }: ProfileEdit): Promise<Outcome<BillingProfile>> {
  const { clinicId } = actor;
  const before = await tx.findOneBy(BillingProfile, { clinicId });
  if ((before?.version ?? null) !== version) return profileChanged(before);
  const read = readProfile(before && fieldsOf(before), input);
  if (!read.ok) return read;
  const changedFields = before ? differingKeys<object>(before, read.value) : Object.keys(read.value);
  if (before && changedFields.length === 0) return success(before);
  const saved = Object.assign(new BillingProfile(), { clinicId, ...read.value, version: (version ?? 0) + 1 });
  if (version === null) await tx.insert(BillingProfile, saved);
  else if (affectedRows(await tx.update(BillingProfile, { clinicId, version }, saved)) !== 1)
    return profileChanged(await tx.findOneByOrFail(BillingProfile, { clinicId }));
  await recordAudit(tx, actor, at, { action: "billing-profile.saved", changedFields });
  return success(saved);
}
