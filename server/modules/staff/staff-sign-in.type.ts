import { Field, InputType, ObjectType } from "type-graphql";
import { Access, anyone } from "../../graphql/access.ts";
import { Payload } from "../../graphql/payload.ts";
import { DateTime } from "../../graphql/scalars.ts";
import { Viewer } from "../../graphql/viewer.ts";

@InputType({ description: "A staff member's e-mail and password." })
export class SignInStaffInput {
  @Field(() => String, { description: "In any case." })
  email!: string;

  @Field(() => String, { description: "At most 200 characters count." })
  password!: string;
}

@ObjectType({ description: "What a right password is not enough for. Whoever it waits for has no rights yet." })
@Access(anyone)
export class AwaitedSecondStep {
  @Field(() => Boolean, { description: "Whether the account may not be without a second step." })
  required!: boolean;

  @Field(() => Boolean, {
    description: "True: `verifyStaffSecondStep` is next. False: `startTotpEnrolment` and `confirmTotpEnrolment` are.",
  })
  enrolled!: boolean;

  @Field(() => DateTime, { description: "When the sign-in has to start again." })
  expiresAt!: Date;
}

@ObjectType({ description: "Who is signed in now, what is missing, or why not." })
@Access(anyone)
export class SignInStaffPayload extends Payload {
  @Field(() => Viewer, { nullable: true, description: "The staff member; null where signing in failed or is not complete." })
  viewer!: Viewer | null;

  @Field(() => AwaitedSecondStep, { nullable: true, description: "Set where the password was right and a second step is missing." })
  secondStep!: AwaitedSecondStep | null;
}

@InputType({ description: "The second step." })
export class VerifyStaffSecondStepInput {
  @Field(() => String, {
    description: "The six digits that the authenticator app shows, or a recovery code; spaces and hyphens do not matter.",
  })
  code!: string;
}

@ObjectType({ description: "Who is signed in now, or why not." })
@Access(anyone)
export class VerifyStaffSecondStepPayload extends Payload {
  @Field(() => Viewer, { nullable: true, description: "The staff member; null where signing in failed." })
  viewer!: Viewer | null;
}

@ObjectType({ description: "What became of a sign-in that was given up." })
@Access(anyone)
export class CancelStaffSignInPayload extends Payload {
  @Field(() => Boolean, { description: "False where none was waiting." })
  cancelled!: boolean;
}
