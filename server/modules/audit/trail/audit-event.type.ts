import { Field, ID, Int, ObjectType } from "type-graphql";
import { Access, anyone, permitted } from "../../../graphql/access.ts";
import { PageInfo } from "../../../graphql/connection.ts";
import { enumOf } from "../../../graphql/enums.ts";
import { toGlobalId } from "../../../graphql/global-id.ts";
import { Node } from "../../../graphql/node.ts";
import { DateTime } from "../../../graphql/scalars.ts";
import type { AuditClass } from "../audit-class.ts";
import { auditClasses } from "../audit-class.ts";
import type { TrailEvent } from "./read-trail.ts";
import { subjectGlobalId } from "./written-ids.ts";

export const auditRule = permitted("AUDIT_READ");

export const AuditClassEnum = enumOf("AuditClass", "What an event of the audit trail is kept for, which decides how long.", auditClasses, {
  READ: "Somebody looked at patients' data. Kept for 10 years unless the installation says otherwise.",
  CHANGE: "Something was made, changed or sent. Kept for 10 years unless the installation says otherwise.",
  SECURITY:
    "Somebody signed in or out, or tried to, or changed what protects their sign-in. Kept for 2 years unless the installation says otherwise.",
});

@ObjectType("AuditEvent", {
  implements: Node,
  description:
    "One read of patients' data by staff or an API consumer, or one change by anyone, written in the same transaction as what it records. " +
    "It never changes, and says names of fields, not their values. A list that was shown is one event, which names all whom it showed.",
})
@Access(auditRule)
export class AuditEventType extends Node {
  /** The row, for fields that resolvers add. */
  row!: TrailEvent;

  @Field(() => DateTime, { description: "When it was." })
  occurredAt!: Date;

  @Field(() => AuditClassEnum, { description: "What it is kept for." })
  class!: AuditClass;

  @Field(() => String, {
    description: "What was done: what it was done to, a dot, and the act, as in `patient.read`, `invoice.issued` or `staff.signed-in`.",
  })
  action!: string;

  @Field(() => ID, {
    nullable: true,
    description:
      "The `id` of what it was done to, for `node`; null where it was done to several things, or to something that `node` doesn't look up.",
  })
  subjectId!: string | null;

  @Field(() => [ID], { description: "The `id`s of the patients whom it concerns: none, one, or all whom a list showed." })
  patientIds!: readonly string[];

  @Field(() => Int, { description: "How many patients it concerns." })
  patientCount!: number;

  @Field(() => [String], {
    description: "Names of the fields that were changed; for what was taken from the trail itself, by what it was chosen.",
  })
  changedFields!: readonly string[];

  @Field(() => String, { description: "The request in which it was done: the same as in answers and in the log." })
  requestId!: string;

  @Field(() => String, { nullable: true, description: "The network address that it was done from; null where nobody called." })
  networkAddress!: string | null;

  @Field(() => Int, {
    nullable: true,
    description: "The number of the block of the clinic's chain in which it is sealed; null until then, for some seconds.",
  })
  block!: number | null;
}

export const toAuditEvent = (row: TrailEvent): AuditEventType =>
  Object.assign(new AuditEventType(), {
    ...{ row, id: toGlobalId("AuditEvent", row.event.id), occurredAt: row.event.occurredAt, class: row.event.auditClass },
    ...{ action: row.event.action, subjectId: subjectGlobalId(row.event), changedFields: row.event.changedFields },
    ...{ requestId: row.event.requestId, networkAddress: row.event.networkAddress, block: row.event.blockNumber },
    patientIds: row.patientIds.map((id) => toGlobalId("Patient", id)),
    patientCount: row.patientIds.length,
  });

@ObjectType({ description: "An event in the audit trail." })
@Access(anyone)
export class AuditEventEdge {
  @Field(() => String, { description: "Its place in the list." })
  cursor!: string;

  @Field(() => AuditEventType, { description: "The event." })
  node!: AuditEventType;
}

@ObjectType({ description: "A page of the audit trail." })
@Access(anyone)
export class AuditEventConnection {
  @Field(() => [AuditEventEdge], { description: "The events, the latest first." })
  edges!: AuditEventEdge[];

  @Field(() => PageInfo, { description: "Where the page stands." })
  pageInfo!: PageInfo;
}
