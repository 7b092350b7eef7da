import { Field, Int, ObjectType } from "type-graphql";
import { Access, anyone } from "../../../graphql/access.ts";
import { PageInfo } from "../../../graphql/connection.ts";
import { enumOf } from "../../../graphql/enums.ts";
import { DateTime } from "../../../graphql/scalars.ts";
import { patientRule } from "../../patients/patient.type.ts";
import type { RecordView } from "./fold-views.ts";
import type { RecordViewKind } from "./view-kinds.ts";
import { recordViewKinds } from "./view-kinds.ts";

export const RecordViewKindEnum = enumOf("RecordViewKind", "What somebody did with a patient's record.", recordViewKinds, {
  CHART: "Looked at the chart.",
  LIST: "Saw it in a list of patients.",
  APPOINTMENTS: "Looked at appointments.",
  MESSAGES: "Looked at messages that could not be delivered.",
  CONVERSATIONS: "Looked at conversations with the patient.",
  INVOICES: "Looked at invoices and payments.",
  RECORD_VIEWS: "Looked at who looked at the record.",
  CHART_MADE: "Made the chart.",
  CHART_CHANGED: "Changed the chart.",
  ACCESS_CHANGED: "Switched portal access.",
  APPOINTMENT_CHANGED: "Made or changed an appointment.",
  CONVERSATION_CHANGED: "Wrote in a conversation with the patient, or decided about it.",
  INVOICE_CHANGED: "Wrote or changed an invoice, or what was paid for it.",
  NOTIFIED: "Sent the patient a message.",
  STOP_CLEARED: "Let the patient sign in again after too many wrong codes.",
  OTHER: "Something else.",
});

@ObjectType("RecordView", {
  description:
    "What somebody other than the patient did with their record. What the same person or program did with breaks of at most 5 minutes, " +
    "and nobody else in between, is one view.",
})
@Access(patientRule)
export class RecordViewType {
  /** Who, as rows keep it. */
  written!: string;

  @Field(() => DateTime, { description: "When, at the latest." })
  viewedAt!: Date;

  @Field(() => DateTime, { description: "When it began: the same as `viewedAt` where it was one act." })
  since!: Date;

  @Field(() => [RecordViewKindEnum], { description: "What they did, each kind once." })
  what!: RecordViewKind[];

  @Field(() => Int, { description: "How many acts it was." })
  count!: number;
}

export const toRecordView = ({ by, firstAt, lastAt, kinds, count }: RecordView): RecordViewType =>
  Object.assign(new RecordViewType(), { written: by, viewedAt: lastAt, since: firstAt, what: [...kinds], count });

@ObjectType({ description: "A view of a record in its list." })
@Access(anyone)
export class RecordViewEdge {
  @Field(() => String, { description: "Its place in the list." })
  cursor!: string;

  @Field(() => RecordViewType, { description: "The view." })
  node!: RecordViewType;
}

@ObjectType({ description: "A page of views of a record." })
@Access(anyone)
export class RecordViewConnection {
  @Field(() => [RecordViewEdge], { description: "The views, the latest first." })
  edges!: RecordViewEdge[];

  @Field(() => PageInfo, { description: "Where the page stands." })
  pageInfo!: PageInfo;
}
