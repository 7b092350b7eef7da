import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { Access, anyone, patientThemself } from "../../../graphql/access.ts";
import { toGlobalId } from "../../../graphql/global-id.ts";
import { LocalizedTextType } from "../../../graphql/localized-text.ts";
import { Payload } from "../../../graphql/payload.ts";
import { DateTime } from "../../../graphql/scalars.ts";
import { Viewer } from "../../../graphql/viewer.ts";
import type { PatientActor } from "../../../kernel/actor.ts";
import { nameOfDevice, readDevice } from "../../../kernel/device.ts";
import type { LocalizedText } from "../../../kernel/locale.ts";
import type { PatientSession } from "../patient-session.entity.ts";

@ObjectType({ description: "A browser on a system, as it told at sign-in." })
@Access(patientThemself)
export class Device {
  @Field(() => LocalizedTextType, { description: 'In words, for example "Chrome on Android".' })
  name!: LocalizedText;

  @Field(() => String, { nullable: true, description: "The browser, for example `Firefox`; null where it isn't known." })
  browser!: string | null;

  @Field(() => String, { nullable: true, description: "The system, for example `iPhone`, `Windows` or `Mac`; null where it isn't known." })
  system!: string | null;
}

@ObjectType("PatientSession", { description: "A browser in which a patient is signed in." })
@Access(patientThemself)
export class PatientSessionType {
  @Field(() => ID, { description: "Names it in `endSession`." })
  id!: string;

  @Field(() => Boolean, { description: "Whether it is the one that asks." })
  current!: boolean;

  @Field(() => Device, { description: "What it is." })
  device!: Device;

  @Field(() => DateTime, { description: "When they signed in." })
  startedAt!: Date;

  @Field(() => DateTime, { description: "When it was last used, to the minute." })
  lastSeenAt!: Date;

  @Field(() => DateTime, { description: "When it ends at the latest." })
  expiresAt!: Date;

  @Field(() => Boolean, { description: "Whether it lasts until `expiresAt`; otherwise it ends after 15 minutes without activity." })
  staysSignedIn!: boolean;
}

export const toPatientSession = (row: PatientSession, { session: asking }: PatientActor): PatientSessionType => {
  const device = readDevice(row.device);
  return Object.assign(new PatientSessionType(), {
    id: toGlobalId("PatientSession", row.id),
    current: row.id === asking.id,
    device: Object.assign(new Device(), device, { name: nameOfDevice(device) }),
    startedAt: row.startedAt,
    lastSeenAt: row.lastSeenAt,
    expiresAt: row.expiresAt,
    staysSignedIn: row.idleMinutes === null,
  });
};

@InputType({ description: "Which session." })
export class EndSessionInput {
  @Field(() => ID, { description: "One of `viewer { sessions }`." })
  id!: string;
}

@ObjectType({ description: "Who is signed in now, or why no session was ended." })
@Access(anyone)
export class EndSessionPayload extends Payload {
  @Field(() => Viewer, { nullable: true, description: "Null where the session that asked has ended." })
  viewer!: Viewer | null;
}

@ObjectType({ description: "How many sessions ended." })
@Access(anyone)
export class EndOtherSessionsPayload extends Payload {
  @Field(() => Int, { description: "How many lived." })
  endedCount!: number;

  @Field(() => Viewer, { description: "The patient, with the session that is left." })
  viewer!: Viewer;
}
