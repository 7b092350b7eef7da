import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { Access } from "../../graphql/access.ts";
import { toGlobalId } from "../../graphql/global-id.ts";
import { LocalizedTextType } from "../../graphql/localized-text.ts";
import { Payload } from "../../graphql/payload.ts";
import { DateTime } from "../../graphql/scalars.ts";
import { Viewer } from "../../graphql/viewer.ts";
import type { StaffActor } from "../../kernel/actor.ts";
import { nameOfDevice, readDevice } from "../../kernel/device.ts";
import type { LocalizedText } from "../../kernel/locale.ts";
import type { StaffSession } from "./staff-session.entity.ts";
import { staffThemselves } from "./staff.type.ts";

@ObjectType("StaffSession", { description: "A browser in which a staff member is signed in." })
@Access(staffThemselves)
export class StaffSessionType {
  @Field(() => ID, { description: "Names it in `endStaffSession`." })
  id!: string;

  @Field(() => Boolean, { description: "Whether it is the one that asks." })
  current!: boolean;

  @Field(() => LocalizedTextType, { description: 'The browser and the system, for example "Chrome on Windows".' })
  device!: LocalizedText;

  @Field(() => DateTime, { description: "When they signed in." })
  startedAt!: Date;

  @Field(() => DateTime, { description: "When it was last used, to the minute." })
  lastSeenAt!: Date;

  @Field(() => Boolean, { description: "Whether it was opened with a second step." })
  withSecondStep!: boolean;
}

export const toStaffSession = (
  { id, device, startedAt, lastSeenAt, secondStepAt }: StaffSession,
  { session }: StaffActor,
): StaffSessionType =>
  Object.assign(new StaffSessionType(), {
    id: toGlobalId("StaffSession", id),
    current: id === session.id,
    device: nameOfDevice(readDevice(device)),
    startedAt,
    lastSeenAt,
    withSecondStep: secondStepAt !== null,
  });

@InputType({ description: "The password of before, and the next one." })
export class ChangeStaffPasswordInput {
  @Field(() => String, { description: "The current one." })
  currentPassword!: string;

  @Field(() => String, { description: "12 to 200 characters of any kind; not made of what is guessed first." })
  newPassword!: string;
}

@ObjectType({ description: "Who is signed in now, in a new session, or why the password is as before." })
@Access(staffThemselves)
export class ChangeStaffPasswordPayload extends Payload {
  @Field(() => Viewer, { nullable: true, description: "The staff member; null where there are errors." })
  viewer!: Viewer | null;
}

@InputType({ description: "Which session." })
export class EndStaffSessionInput {
  @Field(() => ID, { description: "Of the staff member's own." })
  sessionId!: string;
}

@ObjectType({ description: "Which sessions are left, or why none was ended." })
@Access(staffThemselves)
export class EndStaffSessionPayload extends Payload {
  @Field(() => [StaffSessionType], { description: "Those in which the staff member is signed in now." })
  sessions!: StaffSessionType[];
}

@ObjectType({ description: "How many sessions ended." })
@Access(staffThemselves)
export class EndOtherStaffSessionsPayload extends Payload {
  @Field(() => Int, { description: "How many lived." })
  endedCount!: number;

  @Field(() => [StaffSessionType], { description: "Those in which the staff member is signed in now." })
  sessions!: StaffSessionType[];
}
