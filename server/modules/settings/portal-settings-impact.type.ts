import { Field, ObjectType } from "type-graphql";
import { Access, permitted } from "../../graphql/access.ts";
import { UserError } from "../../graphql/user-error.ts";
import type { ImpactOutcome } from "./portal-settings-impact.ts";
import { PortalSettingsValuesType, toSettingsValues } from "./portal-settings-values.type.ts";
import type { SettingsField } from "./settings-field.ts";
import { PortalSettingsFieldEnum } from "./settings-words.ts";

@ObjectType({ description: "What a save of these settings would do, now. Nothing is written." })
@Access(permitted("PORTAL_SETTINGS"))
export class PortalSettingsImpact {
  /** For the fields that other modules add. */
  outcome!: ImpactOutcome;

  @Field(() => [PortalSettingsFieldEnum], { description: "The settings that would change, in the form's order." })
  changedFields!: SettingsField[];

  @Field(() => PortalSettingsValuesType, { nullable: true, description: "The settings after; null where the save would be refused." })
  after!: PortalSettingsValuesType | null;

  @Field(() => [UserError], { description: "Why the save would be refused; empty when it would not." })
  errors!: UserError[];
}

export const toImpact = (outcome: ImpactOutcome, errors: UserError[]): PortalSettingsImpact =>
  Object.assign(new PortalSettingsImpact(), {
    outcome,
    changedFields: [...outcome.changedFields],
    after: outcome.after && toSettingsValues(outcome.after),
    errors,
  });
