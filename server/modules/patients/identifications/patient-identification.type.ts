import { Field, ObjectType } from "type-graphql";
import { Access, anyone, either, patientThemself, permitted } from "../../../graphql/access.ts";
import { enumOf } from "../../../graphql/enums.ts";
import { IdentificationTypeType, toIdentificationType } from "../../clinics/clinic.type.ts";
import type { HealthNumberDoubt, HealthNumberVerdict } from "../health-numbers/check-health-number.ts";
import { healthNumberDoubts, healthNumberVerdicts } from "../health-numbers/check-health-number.ts";
import type { HeldIdentification } from "./held-identification.ts";

export const IdentificationVerdictEnum = enumOf(
  "IdentificationVerdict",
  "What can be said of an identification by its number alone.",
  healthNumberVerdicts,
  {
    VALID: "Nothing speaks against it.",
    UNUSUAL: "It can be right, but is unlike the others: look at the card again. It is accepted all the same.",
    IMPOSSIBLE: "Its issuer gives out no such number: it is refused.",
  },
);

export const IdentificationDoubtEnum = enumOf("IdentificationDoubt", "Why an identification isn't simply valid.", healthNumberDoubts, {
  LENGTH: "It has too few or too many characters.",
  ALPHABET: "There is a letter where a digit should be, or the other way round.",
  SHAPE: "It is built otherwise than its issuer's numbers so far.",
  CHECK_DIGIT: "Its check digit doesn't agree with the others, as the published rule has it.",
});

@ObjectType("PatientIdentification", { description: "An ID number of a patient; at most one of each type." })
@Access(either(patientThemself, permitted("PATIENTS_READ")))
export class PatientIdentificationType {
  @Field(() => IdentificationTypeType, { description: "Of which type it is, also where that is archived." })
  type!: IdentificationTypeType;

  @Field(() => String, { nullable: true, description: "The number in normal form: capitals and digits, without separators." })
  @Access(permitted("PATIENTS_READ"))
  value!: string | null;

  @Field(() => String, { description: "The number as cards show it; for the patient all but its end is masked." })
  display!: string;

  @Field(() => IdentificationVerdictEnum, { description: "What can be said of it by itself." })
  verdict!: HealthNumberVerdict;

  @Field(() => IdentificationDoubtEnum, { nullable: true, description: "Why it isn't `VALID`; null where it is." })
  doubt!: HealthNumberDoubt | null;
}

@ObjectType({ description: "What can be said of a number before it is saved. Nothing is looked up and nothing is kept." })
@Access(anyone)
export class IdentificationCheck {
  @Field(() => IdentificationVerdictEnum, { description: "Only `IMPOSSIBLE` is refused by a save." })
  verdict!: HealthNumberVerdict;

  @Field(() => IdentificationDoubtEnum, { nullable: true, description: "Why it isn't `VALID`; null where it is." })
  doubt!: HealthNumberDoubt | null;

  @Field(() => String, { description: "The number as cards show it, as far as it has their form." })
  display!: string;
}

export const toPatientIdentification = ({ type, value, display, verdict, doubt }: HeldIdentification): PatientIdentificationType =>
  Object.assign(new PatientIdentificationType(), { type: toIdentificationType(type), value, display, verdict, doubt });
