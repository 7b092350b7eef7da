import { ArgsType, Field, ID, Int, ObjectType } from "type-graphql";
import { Access } from "../../../graphql/access.ts";
import { PageArgs } from "../../../graphql/connection.ts";
import { DateTime } from "../../../graphql/scalars.ts";
import type { RegistrationState } from "../registration.entity.ts";
import { deskRule, RegistrationStateEnum } from "./registration.type.ts";

@ArgsType()
export class RegistrationsArgs extends PageArgs {
  @Field(() => RegistrationStateEnum, { nullable: true, defaultValue: "PENDING", description: "Only those in this state; null for all." })
  state?: RegistrationState | null;

  @Field(() => String, {
    nullable: true,
    description:
      "What people type to find one: parts of names in any order, a date of birth, a whole identification number, digits of a phone number, " +
      "the beginning of an e-mail address. Blank for all.",
  })
  search?: string | null;

  @Field(() => DateTime, { nullable: true, description: "Sent in then or later." })
  submittedFrom?: string | null;

  @Field(() => DateTime, { nullable: true, description: "Sent in before." })
  submittedBefore?: string | null;

  @Field(() => ID, { nullable: true, description: "Only those of one `source`." })
  source?: string | null;
}

@ObjectType({ description: "How many registrations wait: cheap enough to ask for now and then." })
@Access(deskRule)
export class RegistrationCounts {
  @Field(() => Int, { description: "Exact up to 1000; 1001 stands for more." })
  pending!: number;

  @Field(() => DateTime, { nullable: true, description: "Since when the oldest waits; null where none does." })
  oldestPendingAt!: Date | null;
}

@ObjectType({ description: "Pending registrations that came from one network within a day." })
@Access(deskRule)
export class RegistrationFloodSource {
  @Field(() => ID, { description: "For `registrations` and `archiveRegistrations`." })
  id!: string;

  @Field(() => Int, { description: "How many." })
  count!: number;

  @Field(() => DateTime, { description: "When the first came." })
  firstAt!: Date;

  @Field(() => DateTime, { description: "When the last came." })
  lastAt!: Date;

  @Field(() => [String], { description: "Domains of their e-mail addresses, the most frequent first; at most five." })
  contactDomains!: readonly string[];
}

@ObjectType("RegistrationFlood", {
  description: "More pending registrations than people would send: over 20 within the hour, or over 10 of one network within a day.",
})
@Access(deskRule)
export class RegistrationFloodType {
  @Field(() => DateTime, { description: "When it began." })
  since!: Date;

  @Field(() => Int, { description: "How many pending ones came since; at most 1000 are counted." })
  count!: number;

  @Field(() => [RegistrationFloodSource], { description: "The networks from which more than one came, the loudest first; at most ten." })
  sources!: readonly RegistrationFloodSource[];
}
