import { Field, InputType, ObjectType } from "type-graphql";
import { Access, permitted } from "../../graphql/access.ts";
import { AppointmentStatusEnum } from "../../graphql/appointment-status.ts";
import { LocalizedTextType } from "../../graphql/localized-text.ts";
import type { AppointmentStatus } from "../../kernel/appointment-status.ts";
import { appointmentStatuses, statusesNeededByPatients, statusWords } from "../../kernel/appointment-status.ts";
import type { LocalizedText } from "../../kernel/locale.ts";

@ObjectType({ description: "One status of appointments, and whether patients are shown it." })
@Access(permitted("PORTAL_SETTINGS"))
export class AppointmentStatusVisibility {
  @Field(() => AppointmentStatusEnum, { description: "The status." })
  status!: AppointmentStatus;

  @Field(() => LocalizedTextType, { description: "What the clinic calls it." })
  label!: LocalizedText;

  @Field(() => LocalizedTextType, { description: "What patients read." })
  patientLabel!: LocalizedText;

  @Field(() => LocalizedTextType, { description: "What an appointment with it is." })
  explanation!: LocalizedText;

  @Field(() => Boolean, { description: "Whether patients learn by it that their request arrived, or that they must do something." })
  neededByPatients!: boolean;

  @Field(() => Boolean, { description: "Whether appointments with it are kept from patients." })
  hidden!: boolean;
}

/** All sixteen, in their order. */
export const toStatusVisibility = (hidden: readonly AppointmentStatus[]): AppointmentStatusVisibility[] =>
  appointmentStatuses.map((status) => {
    const { staff: label, patient: patientLabel, explanation } = statusWords[status];
    return Object.assign(new AppointmentStatusVisibility(), {
      ...{ status, label, patientLabel, explanation },
      neededByPatients: statusesNeededByPatients.includes(status),
      hidden: hidden.includes(status),
    });
  });

@InputType({ description: "Whether one status is kept from patients." })
export class AppointmentStatusVisibilityInput {
  @Field(() => AppointmentStatusEnum, { description: "The status." })
  status!: AppointmentStatus;

  @Field(() => Boolean, { description: "Whether appointments with it are kept from patients." })
  hidden!: boolean;
}
