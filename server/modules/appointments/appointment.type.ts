import { ArgsType, Field, ObjectType } from "type-graphql";
import { Access, anyone, either, patientThemself, permitted } from "../../graphql/access.ts";
import { AppointmentStatusEnum } from "../../graphql/appointment-status.ts";
import { PageArgs, PageInfo } from "../../graphql/connection.ts";
import { enumOf } from "../../graphql/enums.ts";
import { toGlobalId } from "../../graphql/global-id.ts";
import { LocalizedTextType } from "../../graphql/localized-text.ts";
import { Node } from "../../graphql/node.ts";
import { DateTime } from "../../graphql/scalars.ts";
import type { Actor } from "../../kernel/actor.ts";
import type { AppointmentStatus } from "../../kernel/appointment-status.ts";
import { statusWords } from "../../kernel/appointment-status.ts";
import type { LocalizedText } from "../../kernel/locale.ts";
import type { VisitType } from "./appointment-fields.ts";
import { visitTypes } from "./appointment-fields.ts";
import type { ListedAppointment } from "./list-appointments.ts";
import type { AppointmentsWhen } from "./list-appointments.ts";

export const VisitTypeEnum = enumOf("VisitType", "How the patient is seen.", visitTypes, {
  PHYSICAL_VISIT: "At the location.",
  VIRTUAL_VISIT: "By video, at `virtualVisitUrl`.",
});

export const AppointmentsWhenEnum = enumOf("AppointmentsWhen", "Which appointments, by time.", ["UPCOMING", "PAST"], {
  UPCOMING: "Not over yet, soonest first.",
  PAST: "Over, latest first.",
});

@ArgsType()
export class AppointmentsArgs extends PageArgs {
  @Field(() => AppointmentsWhenEnum, { defaultValue: "UPCOMING", description: "Which ones, and in which order." })
  when!: AppointmentsWhen;
}

const clinicSide = permitted("APPOINTMENTS_READ");

export const appointmentRule = either(patientThemself, clinicSide);

@ObjectType("Appointment", {
  implements: Node,
  description: "An appointment. Patients see only their own, and none with a status that the clinic hides.",
})
@Access(appointmentRule)
export class AppointmentType extends Node {
  /** What the row says, for the fields that are looked up. */
  row!: ListedAppointment;

  @Field(() => String, { nullable: true, description: "The integrating team's own id." })
  @Access(clinicSide)
  externalId!: string | null;

  @Field(() => DateTime, { description: "When it starts. Show it in the location's time zone." })
  startsAt!: Date;

  @Field(() => DateTime, { description: "When it ends." })
  endsAt!: Date;

  @Field(() => AppointmentStatusEnum, { description: "Where it stands." })
  status!: AppointmentStatus;

  @Field(() => LocalizedTextType, { description: "Its status in words: patient words for a patient, the clinic's for everybody else." })
  statusLabel!: LocalizedText;

  @Field(() => String, { description: "With whom." })
  practitionerName!: string;

  @Field(() => String, { description: "What for, in the clinic's words." })
  service!: string;

  @Field(() => VisitTypeEnum, { description: "How the patient is seen." })
  visitType!: VisitType;

  @Field(() => String, { nullable: true, description: "Where a virtual visit takes place (https)." })
  virtualVisitUrl!: string | null;

  @Field(() => String, { nullable: true, description: "What the clinic wants the patient to know." })
  noteToPatient!: string | null;

  @Field(() => Boolean, { nullable: true, description: "Whether it is withdrawn." })
  @Access(clinicSide)
  deactivated!: boolean;
}

export function toAppointment(row: ListedAppointment, actor: Actor): AppointmentType {
  const words = statusWords[row.status];
  const shown = new AppointmentType();
  shown.id = toGlobalId("Appointment", row.id);
  shown.row = row;
  shown.externalId = row.externalId;
  shown.startsAt = row.startsAt;
  shown.endsAt = row.endsAt;
  shown.status = row.status;
  shown.statusLabel = actor.kind === "patient" ? words.patient : words.staff;
  shown.practitionerName = row.practitionerName;
  shown.service = row.service;
  shown.visitType = row.visitType;
  shown.virtualVisitUrl = row.virtualVisitUrl;
  shown.noteToPatient = row.noteToPatient;
  shown.deactivated = row.deactivated;
  return shown;
}

@ObjectType({ description: "An appointment in a list." })
@Access(anyone)
export class AppointmentEdge {
  @Field(() => String, { description: "Its place in the list." })
  cursor!: string;

  @Field(() => AppointmentType, { description: "The appointment." })
  node!: AppointmentType;
}

@ObjectType({ description: "A page of appointments." })
@Access(anyone)
export class AppointmentConnection {
  @Field(() => [AppointmentEdge], { description: "The appointments, in order." })
  edges!: AppointmentEdge[];

  @Field(() => PageInfo, { description: "Where the page stands." })
  pageInfo!: PageInfo;
}
