import { Field, Int, ObjectType } from "type-graphql";
import { Access, permitted } from "../../graphql/access.ts";
import { AppointmentStatusEnum } from "../../graphql/appointment-status.ts";
import { LocalizedTextType } from "../../graphql/localized-text.ts";
import type { AppointmentStatus } from "../../kernel/appointment-status.ts";
import { statusWords } from "../../kernel/appointment-status.ts";
import type { LocalizedText } from "../../kernel/locale.ts";
import type { StatusImpact } from "./impact-of-statuses.ts";

@ObjectType({
  description: "What hiding or showing one status would touch. Appointments that are withdrawn are not shown anyway, and not counted.",
})
@Access(permitted("PORTAL_SETTINGS"))
export class AppointmentStatusImpact {
  @Field(() => AppointmentStatusEnum, { description: "The status." })
  status!: AppointmentStatus;

  @Field(() => LocalizedTextType, { description: "What the clinic calls it." })
  label!: LocalizedText;

  @Field(() => LocalizedTextType, { description: "What patients read." })
  patientLabel!: LocalizedText;

  @Field(() => Boolean, { description: "True: its appointments would vanish from patients' lists. False: they would appear there." })
  becomesHidden!: boolean;

  @Field(() => Int, { description: "How many of its appointments are not over yet." })
  upcomingCount!: number;

  @Field(() => Int, { description: "How many of its appointments are over." })
  pastCount!: number;

  @Field(() => Int, { description: "How many patients have at least one of these appointments, upcoming or past." })
  patientCount!: number;
}

export const toStatusImpact = ({ status, becomesHidden, upcoming, past, patients }: StatusImpact): AppointmentStatusImpact =>
  Object.assign(new AppointmentStatusImpact(), {
    status,
    label: statusWords[status].staff,
    patientLabel: statusWords[status].patient,
    becomesHidden,
    upcomingCount: upcoming,
    pastCount: past,
    patientCount: patients,
  });
