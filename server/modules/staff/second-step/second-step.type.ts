import { Field, InputType, Int, ObjectType } from "type-graphql";
import { Access, anyone } from "../../../graphql/access.ts";
import { Payload } from "../../../graphql/payload.ts";
import { DateTime } from "../../../graphql/scalars.ts";
import { Viewer } from "../../../graphql/viewer.ts";
import { staffThemselves } from "../staff.type.ts";

@ObjectType({ description: "A staff member's second step: an authenticator app, and recovery codes in its stead." })
@Access(staffThemselves)
export class SecondStep {
  @Field(() => DateTime, { nullable: true, description: "When it was turned on; null while it is off." })
  enabledAt!: Date | null;

  @Field(() => Boolean, { description: "Whether the account may not be without one." })
  required!: boolean;

  @Field(() => Int, { description: "How many recovery codes have not been used yet." })
  recoveryCodesLeft!: number;
}

@ObjectType({ description: "A QR code as SVG path data, for whoever draws it in their own way." })
@Access(anyone)
export class QrCodeType {
  @Field(() => Int, { description: "The side of the view box, a light margin included." })
  size!: number;

  @Field(() => String, { description: "The dark modules, one unit each." })
  path!: string;
}

@ObjectType({ description: "What an authenticator app needs. Shown this once." })
@Access(anyone)
export class TotpEnrolment {
  @Field(() => String, { description: "The secret in base32, to type where no camera is." })
  secret!: string;

  @Field(() => String, { description: "The same as `otpauth://` address." })
  uri!: string;

  @Field(() => QrCodeType, { description: "The address as QR code." })
  qrCode!: QrCodeType;
}

@InputType({ description: "Who asks, once more. A sign-in that waits for its first second step needs neither." })
export class StartTotpEnrolmentInput {
  @Field(() => String, { nullable: true, description: "The password, for staff who are signed in." })
  password?: string | null;

  @Field(() => String, { nullable: true, description: "A code of the app in use, or a recovery code, where another app takes its place." })
  code?: string | null;
}

@ObjectType({ description: "What to enrol, or why not." })
@Access(anyone)
export class StartTotpEnrolmentPayload extends Payload {
  @Field(() => TotpEnrolment, { nullable: true, description: "Null where there are errors." })
  enrolment!: TotpEnrolment | null;
}

@InputType({ description: "The first code of a new authenticator app." })
export class ConfirmTotpEnrolmentInput {
  @Field(() => String, { description: "The six digits that it shows." })
  code!: string;
}

@ObjectType({ description: "What stands in for the app when it is lost, or why it is not enrolled." })
@Access(anyone)
export class ConfirmTotpEnrolmentPayload extends Payload {
  @Field(() => [String], { nullable: true, description: "Ten recovery codes, each good once. Shown this once." })
  recoveryCodes!: string[] | null;

  @Field(() => Viewer, { nullable: true, description: "The staff member, now signed in; null where there are errors." })
  viewer!: Viewer | null;
}

@InputType({ description: "Who asks, once more." })
export class TurnOffSecondStepInput {
  @Field(() => String, { description: "The password." })
  password!: string;

  @Field(() => String, { description: "A code of the app, or a recovery code." })
  code!: string;
}

@ObjectType({ description: "Whether it is off now, or why not." })
@Access(staffThemselves)
export class TurnOffSecondStepPayload extends Payload {
  @Field(() => SecondStep, { nullable: true, description: "As it is now; null where there are errors." })
  secondStep!: SecondStep | null;
}

@InputType({ description: "Who asks, once more." })
export class RenewRecoveryCodesInput {
  @Field(() => String, { description: "The password." })
  password!: string;

  @Field(() => String, { description: "A code of the app, or a recovery code." })
  code!: string;
}

@ObjectType({ description: "New recovery codes, or why there are none." })
@Access(staffThemselves)
export class RenewRecoveryCodesPayload extends Payload {
  @Field(() => [String], { nullable: true, description: "Ten, each good once; those before are void. Shown this once." })
  recoveryCodes!: string[] | null;
}
