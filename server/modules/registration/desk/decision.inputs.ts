import { Field, ID, InputType, Int } from "type-graphql";
import { DateTime } from "../../../graphql/scalars.ts";
import type { ArchiveReason } from "../registration.entity.ts";
import { ArchiveReasonEnum } from "./registration.type.ts";

/** Every decision says on what it is based. */
@InputType()
export abstract class DecisionInput {
  @Field(() => ID, { description: "Which registration." })
  registrationId!: string;

  @Field(() => Int, { description: "The registration's `version` that was seen." })
  version!: number;
}

@InputType({ description: "Makes a chart of a registration." })
export class ConfirmRegistrationInput extends DecisionInput {
  @Field(() => String, {
    nullable: true,
    description: "Made by you, at most 64 characters: the same key confirms once, however often the call is repeated.",
  })
  requestKey?: string | null;
}

@InputType({ description: "Puts a registration away." })
export class ArchiveRegistrationInput extends DecisionInput {
  @Field(() => ArchiveReasonEnum, { description: "Why." })
  reason!: ArchiveReason;

  @Field(() => String, { nullable: true, description: "At most 200 characters; staff alone see it." })
  note?: string | null;

  @Field(() => Boolean, { defaultValue: true, description: "Whether the person is told to call the clinic." })
  tell!: boolean;
}

@InputType({ description: "Lets an archived registration wait again." })
export class RestoreRegistrationInput extends DecisionInput {}

@InputType({ description: "Puts many pending registrations away in one act. A source or a time is needed." })
export class ArchiveRegistrationsInput {
  @Field(() => ID, { nullable: true, description: "Only those of one `source`." })
  source?: string | null;

  @Field(() => DateTime, { nullable: true, description: "Sent in then or later." })
  submittedFrom?: string | null;

  @Field(() => DateTime, { nullable: true, description: "Sent in before." })
  submittedBefore?: string | null;

  @Field(() => Int, { description: "How many it will be, at most 1000: where it is another number by now, nothing is done." })
  expectedCount!: number;

  @Field(() => ArchiveReasonEnum, { description: "Why." })
  reason!: ArchiveReason;

  @Field(() => String, { nullable: true, description: "At most 200 characters; staff alone see it." })
  note?: string | null;
}

@InputType({ description: "Takes an act of `archiveRegistrations` back." })
export class RestoreRegistrationsInput {
  @Field(() => ID, { description: "The act's `batchId`." })
  batchId!: string;
}
