import { ArgsType, Field, ID, InputType } from "type-graphql";
import { PageArgs } from "../../../graphql/connection.ts";
import { fromGlobalId } from "../../../graphql/global-id.ts";
import { LocalDate } from "../../../graphql/scalars.ts";
import { Fault } from "../../../kernel/fault.ts";
import { daysLater, startOfDay } from "../../../kernel/local-day.ts";
import type { AuditClass } from "../audit-class.ts";
import { AuditClassEnum } from "./audit-event.type.ts";
import type { AuditFilter } from "./audit-filter.ts";
import { readActorId } from "./written-ids.ts";

@InputType("AuditFilter", { description: "Which events of the audit trail: those that meet all that is given." })
export class AuditFilterInput {
  @Field(() => LocalDate, { nullable: true, description: "Those of this day of the clinic's calendar or later." })
  from?: string | null;

  @Field(() => LocalDate, { nullable: true, description: "Those of this day of the clinic's calendar or earlier." })
  until?: string | null;

  @Field(() => ID, { nullable: true, description: "Those that concern one patient, alone or among others: the patient's `id`." })
  patientId?: string | null;

  @Field(() => ID, { nullable: true, description: "Those of one staff member, API consumer or patient, who acted: their `id`." })
  actorId?: string | null;

  @Field(() => AuditClassEnum, { nullable: true, description: "Reads alone, changes alone, or sign-ins alone." })
  class?: AuditClass | null;
}

@ArgsType()
export class AuditEventsArgs extends PageArgs {
  @Field(() => AuditFilterInput, { nullable: true, description: "Which ones; absent or null for all." })
  filter?: AuditFilterInput | null;
}

/** A day that there is. */
function readDay(day: string): string {
  const start = new Date(`${day}T00:00:00Z`);
  if (!/^[12]\d{3}-\d\d-\d\d$/.test(day) || Number.isNaN(start.getTime()) || !start.toISOString().startsWith(day))
    throw new Fault("VALIDATION_FAILED");
  return day;
}

/** What is asked for, by the clinic's calendar. An id that is nobody's matches nothing. */
export function readAuditFilter(input: AuditFilterInput | null | undefined, timeZone: string): AuditFilter {
  const { from, until, patientId, actorId, class: auditClass } = input ?? {};
  return {
    from: from ? startOfDay(readDay(from), timeZone) : null,
    until: until ? startOfDay(daysLater(readDay(until), 1), timeZone) : null,
    patientId: patientId ? (fromGlobalId("Patient", patientId) ?? "") : null,
    actor: actorId ? readActorId(actorId) : null,
    auditClass: auditClass ?? null,
  };
}
