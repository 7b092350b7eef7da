import { Field, Int, ObjectType } from "type-graphql";
import { Access, anyone, permitted } from "../../graphql/access.ts";
import { PageInfo } from "../../graphql/connection.ts";
import { Node } from "../../graphql/node.ts";
import { DateTime } from "../../graphql/scalars.ts";
import type { PortalSettingsRevision } from "./portal-settings-revision.entity.ts";
import { completeValues } from "./portal-settings-values.ts";
import { PortalSettingsValuesType, toSettingsValues } from "./portal-settings-values.type.ts";
import { revisionGlobalId } from "./revision-id.ts";
import type { SettingsField } from "./settings-field.ts";
import { changedFields } from "./settings-field.ts";
import { PortalSettingsFieldEnum } from "./settings-words.ts";

@ObjectType("PortalSettingsRevision", {
  implements: Node,
  description: "One save of the portal settings: who, when, from, to. Revisions are never deleted, and each can be restored.",
})
@Access(permitted("PORTAL_SETTINGS"))
export class PortalSettingsRevisionType extends Node {
  @Field(() => Int, { description: "The version of the settings that the save made." })
  version!: number;

  @Field(() => DateTime, { description: "When." })
  savedAt!: Date;

  @Field(() => String, { nullable: true, description: "Who, as they were called then; null for what the clinic began with." })
  savedBy!: string | null;

  @Field(() => String, { nullable: true, description: "Why, in their words." })
  note!: string | null;

  @Field(() => Int, { nullable: true, description: "The version whose settings came back, where it was a restore." })
  restoredVersion!: number | null;

  @Field(() => [PortalSettingsFieldEnum], { description: "The settings that changed, in the form's order." })
  changedFields!: SettingsField[];

  @Field(() => PortalSettingsValuesType, { nullable: true, description: "The settings before; null for what the clinic began with." })
  before!: PortalSettingsValuesType | null;

  @Field(() => PortalSettingsValuesType, { description: "The settings after: what a restore brings back." })
  after!: PortalSettingsValuesType;
}

@ObjectType({ description: "A save in the history." })
@Access(anyone)
export class PortalSettingsRevisionEdge {
  @Field(() => String, { description: "Its place in the list." })
  cursor!: string;

  @Field(() => PortalSettingsRevisionType, { description: "The save." })
  node!: PortalSettingsRevisionType;
}

@ObjectType({ description: "A page of the history." })
@Access(anyone)
export class PortalSettingsRevisionConnection {
  @Field(() => [PortalSettingsRevisionEdge], { description: "The saves, the latest first." })
  edges!: PortalSettingsRevisionEdge[];

  @Field(() => PageInfo, { description: "Where the page stands." })
  pageInfo!: PageInfo;
}

export function toRevision(row: PortalSettingsRevision): PortalSettingsRevisionType {
  const { version, changedAt: savedAt, changedByName: savedBy, note, restoredVersion } = row;
  const [before, after] = [completeValues(row.valuesBefore), completeValues(row.valuesAfter)];
  return Object.assign(new PortalSettingsRevisionType(), {
    id: revisionGlobalId(version),
    ...{ version, savedAt, savedBy, note, restoredVersion },
    changedFields: changedFields(before, after),
    before: version === 1 ? null : toSettingsValues(before),
    after: toSettingsValues(after),
  });
}
