import { Field, ObjectType } from "type-graphql";
import { Access, anyone, permitted } from "../../graphql/access.ts";
import { PageInfo } from "../../graphql/connection.ts";
import { enumOf } from "../../graphql/enums.ts";
import { LocalizedTextType } from "../../graphql/localized-text.ts";
import type { LocalizedText } from "../../kernel/locale.ts";
import type { BulkItemProblem } from "./bulk-access-item.entity.ts";
import { bulkItemProblems } from "./bulk-access-item.entity.ts";

const BulkAccessProblemEnum = enumOf("BulkAccessProblem", "Why a chart was not dealt with.", bulkItemProblems, {
  CHANGED_MEANWHILE: "Somebody changed it each time that it was tried.",
  CHANGED_SINCE: "Its switch was moved since: the undo left it as it was.",
});

@ObjectType({ description: "A chart that a bulk change, or its undo, could not deal with." })
@Access(permitted("BULK_PATIENT_ACCESS"))
export class BulkAccessFailure {
  /** The chart's id in the application. */
  patientId!: string;

  @Field(() => BulkAccessProblemEnum, { description: "Why, for programs." })
  reason!: BulkItemProblem;

  @Field(() => LocalizedTextType, { description: "Why, and what can be done." })
  reasonText!: LocalizedText;
}

@ObjectType({ description: "A failure in its list." })
@Access(anyone)
export class BulkAccessFailureEdge {
  @Field(() => String, { description: "Its place in the list." })
  cursor!: string;

  @Field(() => BulkAccessFailure, { description: "The failure." })
  node!: BulkAccessFailure;
}

@ObjectType({ description: "A page of failures." })
@Access(anyone)
export class BulkAccessFailureConnection {
  @Field(() => [BulkAccessFailureEdge], { description: "The failures, by the charts' age." })
  edges!: BulkAccessFailureEdge[];

  @Field(() => PageInfo, { description: "Where the page stands." })
  pageInfo!: PageInfo;
}
