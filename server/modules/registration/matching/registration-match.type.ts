import { Field, ObjectType } from "type-graphql";
import { Access, both, permitted } from "../../../graphql/access.ts";
import { enumOf } from "../../../graphql/enums.ts";
import { PatientType } from "../../patients/patient.type.ts";
import type { MatchConfidence } from "./judge-match.ts";
import { matchConfidences } from "./judge-match.ts";
import type { MatchFactKind } from "./match-facts.ts";
import { matchFactKinds } from "./match-facts.ts";

/** Matches show charts to whoever decides on registrations. */
export const matchRule = both(permitted("REGISTRATIONS"), permitted("PATIENTS_READ"));

export const MatchConfidenceEnum = enumOf(
  "MatchConfidence",
  "How likely it is that a registration and a chart are of the same person.",
  matchConfidences,
  {
    HIGH: "Identification, date of birth, sex, first and last name agree.",
    MEDIUM: "Identification, date of birth and one more agree; or all but the identification.",
    LOW: "Three of date of birth, sex, first and last name agree; or the identification does and little else.",
  },
);

const MatchFactKindEnum = enumOf("MatchFactKind", "On what a registration and a chart agree, or don't.", matchFactKinds, {
  IDENTIFICATION: "The identification: another notation, or another version of the card, is the same number.",
  DATE_OF_BIRTH: "The date of birth.",
  SEX: "Sex. Where it isn't known it agrees with nothing.",
  FIRST_NAME: "The first name, or the one they go by; accents, hyphens, spaces and case don't matter.",
  LAST_NAME: "The last name; likewise.",
  NAMES_SWAPPED: "Both names, the first of one with the last of the other: stands for `FIRST_NAME` and `LAST_NAME`.",
  EMAIL: "The e-mail address. Tells more, and does not change the confidence.",
  MOBILE: "The mobile number. Tells more, and does not change the confidence.",
});

@ObjectType("MatchFact", { description: "One reason for a match or against it." })
@Access(matchRule)
export class MatchFactType {
  @Field(() => MatchFactKindEnum, { description: "What it is about." })
  kind!: MatchFactKind;

  @Field(() => Boolean, { description: "Whether both agree." })
  agrees!: boolean;

  @Field(() => String, { nullable: true, description: "What the registration says; null where it says nothing." })
  onRegistration!: string | null;

  @Field(() => String, { nullable: true, description: "What the chart says; of identifications, its number of the same type." })
  onChart!: string | null;
}

@ObjectType({ description: "A chart that may be of the person who registered. Each one shown leaves a trace." })
@Access(matchRule)
export class RegistrationMatch {
  @Field(() => PatientType, { description: "The chart." })
  patient!: PatientType;

  @Field(() => MatchConfidenceEnum, { description: "How likely it is." })
  confidence!: MatchConfidence;

  @Field(() => [MatchFactType], { description: "Why, and what speaks against it." })
  facts!: readonly MatchFactType[];

  @Field(() => Boolean, { description: "Whether the chart is archived." })
  archived!: boolean;

  @Field(() => Boolean, { description: "Whether the chart's own switch of portal access is on. A merge doesn't move it." })
  accessOpen!: boolean;
}
