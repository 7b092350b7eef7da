import { Field, ID, Int, ObjectType } from "type-graphql";
import { Access, anyone, permitted } from "../../graphql/access.ts";
import { PageInfo } from "../../graphql/connection.ts";
import { enumOf } from "../../graphql/enums.ts";
import { toGlobalId } from "../../graphql/global-id.ts";
import { Node } from "../../graphql/node.ts";
import { Payload } from "../../graphql/payload.ts";
import { DateTime } from "../../graphql/scalars.ts";
import { UserError } from "../../graphql/user-error.ts";
import type { BulkAccessChange, BulkAccessStatus, BulkUndoStatus } from "./bulk-access-change.entity.ts";
import { bulkAccessStatuses, bulkUndoStatuses } from "./bulk-access-change.entity.ts";
import type { BulkAccessFilter } from "./bulk-access-filter.ts";
import { BulkAccessFilterType, toFilterType } from "./bulk-access-filter.type.ts";

export const bulkRule = permitted("BULK_PATIENT_ACCESS");

const BulkAccessStatusEnum = enumOf("BulkAccessStatus", "How far a bulk change is.", bulkAccessStatuses, {
  RUNNING: "It is being done.",
  PAUSED: "It waits to be resumed or cancelled.",
  DONE: "It is done.",
  CANCELLED: "It was stopped: what was changed until then stays changed.",
});

const BulkUndoStatusEnum = enumOf("BulkUndoStatus", "Whether a bulk change was undone.", bulkUndoStatuses, {
  NONE: "It was not.",
  RUNNING: "It is being undone.",
  DONE: "It was undone.",
});

@ObjectType("BulkAccessChange", { implements: Node, description: "One act that switches the portal access of many charts, done as a job." })
@Access(bulkRule)
export class BulkAccessChangeType extends Node {
  /** The row, for fields that resolvers add. */
  row!: BulkAccessChange;

  @Field(() => Boolean, { description: "What the switches become." })
  enabled!: boolean;

  @Field(() => BulkAccessFilterType, { description: "Which charts." })
  filter!: BulkAccessFilterType;

  @Field(() => Int, { description: "How many charts that match were left out." })
  exceptionCount!: number;

  @Field(() => String, { nullable: true, description: "Why, as who began it says." })
  reason!: string | null;

  @Field(() => DateTime, { description: "When it began." })
  startedAt!: Date;

  @Field(() => DateTime, { nullable: true, description: "When it was done or cancelled." })
  finishedAt!: Date | null;

  @Field(() => BulkAccessStatusEnum, { description: "How far it is." })
  status!: BulkAccessStatus;

  @Field(() => BulkUndoStatusEnum, { description: "Whether it was undone." })
  undoStatus!: BulkUndoStatus;

  @Field(() => DateTime, { nullable: true, description: "When the undo began." })
  undoStartedAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: "When the undo was done." })
  undoFinishedAt!: Date | null;

  @Field(() => Int, { description: "How many charts matched when it began." })
  expectedCount!: number;

  @Field(() => Int, { description: "How many were switched." })
  changedCount!: number;

  @Field(() => Int, { description: "How many didn't match any more when their turn came, or were not reached; known once it is over." })
  unchangedCount!: number;

  @Field(() => Int, { description: "How many could not be switched: `failures`." })
  failedCount!: number;

  @Field(() => Int, { description: "How many the undo put back as they were." })
  undoneCount!: number;

  @Field(() => Int, { description: "How many the undo left alone, as their switch was moved since: `undoFailures`." })
  keptCount!: number;

  @Field(() => Boolean, { description: "Whether `undoBulkAccessChange` has something to do." })
  canUndo!: boolean;

  @Field(() => String, {
    nullable: true,
    description: "Where staff who may change access in bulk get the result as CSV, on this host; null before there is any.",
  })
  csvPath!: string | null;
}

export function toChange(row: BulkAccessChange): BulkAccessChangeType {
  const { enabled, reason, startedAt, finishedAt, status, undoStatus, undoStartedAt, undoFinishedAt } = row;
  const { expectedCount, changedCount, unchangedCount, failedCount, undoneCount, keptCount } = row;
  const id = toGlobalId("BulkAccessChange", row.id);
  const over = status === "DONE" || status === "CANCELLED";
  return Object.assign(new BulkAccessChangeType(), {
    ...{ id, row, enabled, reason, startedAt, finishedAt, status, undoStatus, undoStartedAt, undoFinishedAt },
    ...{ expectedCount, changedCount, unchangedCount, failedCount, undoneCount, keptCount },
    filter: toFilterType(row.filter),
    exceptionCount: row.exceptPatientIds.length,
    canUndo: over && undoStatus === "NONE" && changedCount > 0,
    csvPath: changedCount + failedCount > 0 ? `/files/bulk-access-changes/${id}.csv` : null,
  });
}

@ObjectType({ description: "A bulk change in its list." })
@Access(anyone)
export class BulkAccessChangeEdge {
  @Field(() => String, { description: "Its place in the list." })
  cursor!: string;

  @Field(() => BulkAccessChangeType, { description: "The bulk change." })
  node!: BulkAccessChangeType;
}

@ObjectType({ description: "A page of bulk changes." })
@Access(anyone)
export class BulkAccessChangeConnection {
  @Field(() => [BulkAccessChangeEdge], { description: "The bulk changes, the latest first." })
  edges!: BulkAccessChangeEdge[];

  @Field(() => PageInfo, { description: "Where the page stands." })
  pageInfo!: PageInfo;
}

@ObjectType({ description: "What a bulk change would be about, before it begins: nothing is written." })
@Access(bulkRule)
export class BulkAccessPreview {
  /** What was asked; null where the filter is refused. */
  asked!: { readonly enabled: boolean; readonly filter: BulkAccessFilter } | null;

  @Field(() => [UserError], { description: "What is wrong with the filter; no chart matches then." })
  errors!: UserError[];
}

@ObjectType({ description: "The bulk change, or why it is not as was asked." })
@Access(anyone)
export class BulkAccessChangePayload extends Payload {
  @Field(() => BulkAccessChangeType, { nullable: true, description: "The bulk change as it is now; null where it failed." })
  change!: BulkAccessChangeType | null;
}

@ObjectType({ implements: UserError, description: "Another bulk change of the clinic is under way: one at a time." })
@Access(bulkRule)
export class BulkAccessChangeRunning extends UserError {
  @Field(() => BulkAccessChangeType, { description: "The one that is under way." })
  running!: BulkAccessChangeType;
}

@ObjectType({ description: "Somebody who may have moved a chart's switch." })
@Access(bulkRule)
export class AccessChanger {
  @Field(() => ID, { description: "For `changedBy` in a filter." })
  id!: string;

  @Field(() => String, { description: "What they are called." })
  name!: string;

  @Field(() => Boolean, { description: "Whether it is a program, an API consumer, and not a person." })
  program!: boolean;
}
