import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { Access, anyone, permitted } from "../../graphql/access.ts";
import { Payload } from "../../graphql/payload.ts";
import { UserError } from "../../graphql/user-error.ts";
import { ChartInput } from "./patient.inputs.ts";

@InputType({
  description:
    "A chart that is made by hand. It needs first and last name, date of birth, sex and one identification, unless the clinic assigns one by itself.",
})
export class CreatePatientInput extends ChartInput {
  @Field(() => String, {
    nullable: true,
    description: "Made by you, at most 64 characters: the same key makes the chart once, however often the call is repeated.",
  })
  requestKey?: string | null;
}

@InputType({ description: "A change of one chart. Absent fields are untouched, null clears." })
export class UpdatePatientInput extends ChartInput {
  @Field(() => ID, { description: "Whose chart." })
  patientId!: string;

  @Field(() => Int, { description: "The chart's `version` that the change is based on." })
  version!: number;

  @Field(() => Boolean, { nullable: true, description: "An archived chart's patient can't be in the portal." })
  archived?: boolean | null;

  @Field(() => [ID], { nullable: true, description: "Types whose number leaves the chart. One number at least has to stay." })
  removedIdentificationTypeIds?: string[] | null;
}

@ObjectType({ description: "The chart as it is now, or why nothing was saved." })
@Access(anyone)
export class SavePatientPayload extends Payload {
  /** The chart's id in the application; null where nothing was saved. */
  savedId!: string | null;
}

@ObjectType({
  implements: UserError,
  description: "Somebody changed the chart since the version that was sent, or it was being changed at that moment; nothing was saved.",
})
@Access(permitted("PATIENTS_WRITE"))
export class PatientConflict extends UserError {
  /** The chart's id in the application. */
  patientId!: string;
}

@ObjectType({ implements: UserError, description: "Another chart of the clinic has the identification already; nothing was saved." })
@Access(permitted("PATIENTS_WRITE"))
export class IdentificationTaken extends UserError {
  /** The other chart's id in the application. */
  ownerId!: string;
}
