import { ArgsType, Field, ID, InputType, Int } from "type-graphql";
import { DateTime, LocalDate } from "../../graphql/scalars.ts";

@InputType({ description: "Which charts a bulk change is about. What is absent or null doesn't matter; all that is given must hold." })
export class BulkAccessFilterInput {
  @Field(() => DateTime, { nullable: true, description: "Their switch was last moved then or later." })
  changedFrom?: string | null;

  @Field(() => DateTime, { nullable: true, description: "Their switch was last moved before." })
  changedBefore?: string | null;

  @Field(() => ID, { nullable: true, description: "Who moved it last: the id of one of `accessChangers`." })
  changedBy?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "True: nobody moved it, it is as the clinic's settings had it at the chart's making.",
  })
  changedByDefault?: boolean | null;

  @Field(() => String, { nullable: true, description: "The reason contains this text, whatever its case. At most 200 characters." })
  reasonContains?: string | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: "Their last appointment, of those not withdrawn, is on this day of the clinic or later; it may be still to come.",
  })
  lastAppointmentFrom?: string | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: "Their last appointment is before this day of the clinic. Charts without any don't match.",
  })
  lastAppointmentBefore?: string | null;

  @Field(() => Int, { nullable: true, description: "They are at least so many years old." })
  ageFrom?: number | null;

  @Field(() => Int, { nullable: true, description: "They are at most so many years old." })
  ageTo?: number | null;

  @Field(() => Boolean, { nullable: true, description: "True: the chart has an e-mail or a mobile; false: it has neither." })
  hasContact?: boolean | null;
}

@ArgsType()
export class BulkAccessPreviewArgs {
  @Field(() => Boolean, { description: "What the switches are to become: charts whose switch is the opposite match." })
  enabled!: boolean;

  @Field(() => BulkAccessFilterInput, { description: "Which charts." })
  filter!: BulkAccessFilterInput;
}

@InputType({ description: "A bulk change as it was reviewed." })
export class StartBulkAccessChangeInput {
  @Field(() => Boolean, { description: "What the switches become." })
  enabled!: boolean;

  @Field(() => BulkAccessFilterInput, { description: "Which charts: of those that are not archived and whose switch is the opposite." })
  filter!: BulkAccessFilterInput;

  @Field(() => [ID], { defaultValue: [], description: "Charts that match and are left alone. At most 1000." })
  exceptPatientIds!: string[];

  @Field(() => String, { nullable: true, description: "Why; it stands on each chart, and staff alone see it. At most 200 characters." })
  reason?: string | null;

  @Field(() => Int, { description: "How many charts it will be, exceptions left out: where it is another number by now, nothing starts." })
  expectedCount!: number;
}

@InputType({ description: "Which bulk change." })
export class BulkAccessChangeInput {
  @Field(() => ID, { description: "Its id." })
  id!: string;
}
