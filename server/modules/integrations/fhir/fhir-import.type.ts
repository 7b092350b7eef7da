import { Field, Int, ObjectType } from "type-graphql";
import { Access, anyone } from "../../../graphql/access.ts";
import { PageInfo } from "../../../graphql/connection.ts";
import { enumOf } from "../../../graphql/enums.ts";
import { toGlobalId } from "../../../graphql/global-id.ts";
import { Node } from "../../../graphql/node.ts";
import { Payload } from "../../../graphql/payload.ts";
import { DateTime } from "../../../graphql/scalars.ts";
import { importRule } from "./fhir-import-rule.ts";
import type { FhirImport, FhirImportState, OutcomeCounts, StopReason } from "./job/fhir-import.entity.ts";
import { fhirImportStates, stopReasons } from "./job/fhir-import.entity.ts";

const FhirImportStateEnum = enumOf("FhirImportState", "How far an import is.", fhirImportStates, {
  RUNNING: "It is being done.",
  DONE: "All of it was dealt with; nothing of the bundle is kept.",
  STOPPED: "It ended before its end: what was taken over stays, and nothing of the bundle is kept.",
});

const FhirImportStopReasonEnum = enumOf("FhirImportStopReason", "Why an import ended before its end.", stopReasons, {
  RIGHTS_LOST: "Its consumer was deactivated, or lost one of the rights.",
  FAULT: "It failed again and again. Send the bundle anew: what was taken over is unchanged then.",
});

@ObjectType({ description: "What became of the resources of one type." })
@Access(importRule)
export class FhirImportCounts {
  @Field(() => Int, { description: "How many are new." })
  created!: number;

  @Field(() => Int, { description: "How many existed and have changed." })
  updated!: number;

  @Field(() => Int, { description: "How many existed and said the same already." })
  unchanged!: number;

  @Field(() => Int, { description: "How many were refused: their findings say why." })
  failed!: number;
}

@ObjectType("FhirImport", {
  implements: Node,
  description:
    "A bundle of FHIR R4 resources that is taken over as a job. Whoever asks again later sees how far it is. Kept for 90 days after its end, without the bundle.",
})
@Access(importRule)
export class FhirImportType extends Node {
  /** The row, for fields that resolvers add. */
  row!: FhirImport;

  @Field(() => FhirImportStateEnum, { description: "How far it is." })
  state!: FhirImportState;

  @Field(() => FhirImportStopReasonEnum, { nullable: true, description: "Why it ended before its end; null where it didn't." })
  stopReason!: StopReason | null;

  @Field(() => Int, { description: "How many resources of the bundle are to be taken over." })
  total!: number;

  @Field(() => Int, { description: "How many of them were dealt with." })
  processed!: number;

  @Field(() => FhirImportCounts, { description: "What became of the locations, those that appointments contain included." })
  locations!: OutcomeCounts;

  @Field(() => FhirImportCounts, { description: "What became of the patients." })
  patients!: OutcomeCounts;

  @Field(() => FhirImportCounts, { description: "What became of the appointments." })
  appointments!: OutcomeCounts;

  @Field(() => Int, { description: "How many findings there are. `findings` lists the first 10,000." })
  findingCount!: number;

  @Field(() => DateTime, { description: "When the bundle came in." })
  startedAt!: Date;

  @Field(() => DateTime, { nullable: true, description: "When it was over; null while it is under way." })
  finishedAt!: Date | null;
}

@ObjectType({ description: "An import in its list." })
@Access(anyone)
export class FhirImportEdge {
  @Field(() => String, { description: "Its place in the list." })
  cursor!: string;

  @Field(() => FhirImportType, { description: "The import." })
  node!: FhirImportType;
}

@ObjectType({ description: "A page of imports." })
@Access(anyone)
export class FhirImportConnection {
  @Field(() => [FhirImportEdge], { description: "The imports, the newest first." })
  edges!: FhirImportEdge[];

  @Field(() => PageInfo, { description: "Where the page stands." })
  pageInfo!: PageInfo;
}

@ObjectType({ description: "The import that was begun, or why none was." })
@Access(anyone)
export class ImportFhirBundlePayload extends Payload {
  @Field(() => FhirImportType, { nullable: true, description: "The import: ask for it again by its `id`. Null where none was begun." })
  fhirImport!: FhirImportType | null;
}

export function toFhirImport(row: FhirImport): FhirImportType {
  const { state, stopReason, total, processed, counts, findingCount, startedAt, finishedAt } = row;
  return Object.assign(new FhirImportType(), {
    ...{ row, id: toGlobalId("FhirImport", row.id), state, stopReason, total, processed, findingCount, startedAt, finishedAt },
    ...{ locations: counts.LOCATION, patients: counts.PATIENT, appointments: counts.APPOINTMENT },
  });
}
