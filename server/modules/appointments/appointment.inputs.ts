import { Field, ID, InputType, ObjectType } from "type-graphql";
import { Access, anyone } from "../../graphql/access.ts";
import { AppointmentStatusEnum } from "../../graphql/appointment-status.ts";
import { Payload, UpsertResult } from "../../graphql/payload.ts";
import { DateTime } from "../../graphql/scalars.ts";
import type { AppointmentStatus } from "../../kernel/appointment-status.ts";
import type { VisitType } from "./appointment-fields.ts";
import { VisitTypeEnum } from "./appointment.type.ts";

@InputType({
  description:
    "One appointment by its external id. A new one needs a patient, a location, practitioner, service, start, end and status; absent fields are untouched, null clears.",
})
export class UpsertAppointmentInput {
  @Field(() => String, { description: "Your own id of it: what makes a repeated call change nothing. At most 120 characters." })
  externalId!: string;

  @Field(() => ID, { nullable: true, description: "The patient; instead of `patientExternalId`." })
  patientId?: string | null;

  @Field(() => String, { nullable: true, description: "The patient by your own id; instead of `patientId`." })
  patientExternalId?: string | null;

  @Field(() => ID, { nullable: true, description: "The location; instead of `locationExternalId`." })
  locationId?: string | null;

  @Field(() => String, { nullable: true, description: "The location by your own id; instead of `locationId`." })
  locationExternalId?: string | null;

  @Field(() => String, { nullable: true, description: "At most 120 characters." })
  practitionerName?: string | null;

  @Field(() => String, { nullable: true, description: "At most 160 characters." })
  service?: string | null;

  @Field(() => VisitTypeEnum, { nullable: true, description: "Default for a new one: `PHYSICAL_VISIT`." })
  visitType?: VisitType | null;

  @Field(() => String, { nullable: true, description: "An https address." })
  virtualVisitUrl?: string | null;

  @Field(() => DateTime, { nullable: true, description: "When it starts." })
  startsAt?: string | null;

  @Field(() => DateTime, { nullable: true, description: "When it ends: after the start, by 24 hours at most." })
  endsAt?: string | null;

  @Field(() => AppointmentStatusEnum, { nullable: true, description: "Where it stands." })
  status?: AppointmentStatus | null;

  @Field(() => Boolean, { nullable: true, description: "A withdrawn one is not shown to its patient." })
  deactivated?: boolean | null;

  @Field(() => String, { nullable: true, description: "At most 2,000 characters." })
  noteToPatient?: string | null;
}

@InputType({ description: "A batch of appointments." })
export class UpsertAppointmentsInput {
  @Field(() => [UpsertAppointmentInput], { description: "1 to 500 items." })
  appointments!: UpsertAppointmentInput[];
}

@ObjectType({ description: "What became of one appointment of a batch." })
@Access(anyone)
export class UpsertAppointmentResult extends UpsertResult {
  /** The appointment's id in the application; null where the item failed. */
  appointmentId!: string | null;
}

@ObjectType({ description: "What became of a batch of appointments." })
@Access(anyone)
export class UpsertAppointmentsPayload extends Payload {
  @Field(() => [UpsertAppointmentResult], { description: "One per item, in the order sent." })
  results!: UpsertAppointmentResult[];
}
