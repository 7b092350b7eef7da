import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { Access, anyone, permitted } from "../../../graphql/access.ts";
import { Payload } from "../../../graphql/payload.ts";
import { DateTime } from "../../../graphql/scalars.ts";
import { PatientType } from "../../patients/patient.type.ts";

@ObjectType("SignInStop", {
  description:
    "So many wrong one-time codes were typed for a patient that none is accepted any more. Where they are signed in, they stay signed in.",
})
@Access(permitted("PATIENTS_READ"))
export class SignInStopType {
  @Field(() => DateTime, { description: "When the last wrong code was typed." })
  stoppedAt!: Date;

  @Field(() => Int, { description: "How many wrong codes were typed within thirty days." })
  wrongTries!: number;

  @Field(() => DateTime, { description: "When it ends by itself." })
  clearsAt!: Date;
}

@InputType({ description: "Whose sign-in to open again." })
export class ClearSignInStopInput {
  @Field(() => ID, { description: "The patient." })
  patientId!: string;
}

@ObjectType({ description: "The patient, or why nothing was cleared." })
@Access(anyone)
export class ClearSignInStopPayload extends Payload {
  @Field(() => PatientType, { nullable: true, description: "Whose sign-in is open again; null where it failed." })
  patient!: PatientType | null;
}
