import { Field, ObjectType } from "type-graphql";
import { Access, permitted } from "../../../graphql/access.ts";
import { IdentificationTypeType } from "../../clinics/clinic.type.ts";
import type { HealthNumberDoubt, HealthNumberVerdict } from "../../patients/health-numbers/check-health-number.ts";
import { IdentificationDoubtEnum, IdentificationVerdictEnum } from "../../patients/identifications/patient-identification.type.ts";

@ObjectType({ description: "The ID number that somebody who registers has given." })
@Access(permitted("REGISTRATIONS"))
export class RegistrationIdentification {
  @Field(() => IdentificationTypeType, { description: "Of which type it is." })
  @Access(permitted("PATIENTS_READ"))
  type!: IdentificationTypeType;

  @Field(() => String, { description: "The number in normal form: capitals and digits, without separators." })
  value!: string;

  @Field(() => String, { description: "The number as cards show it." })
  display!: string;

  @Field(() => IdentificationVerdictEnum, { description: "What can be said of it by itself." })
  verdict!: HealthNumberVerdict;

  @Field(() => IdentificationDoubtEnum, { nullable: true, description: "Why it isn't `VALID`; null where it is." })
  doubt!: HealthNumberDoubt | null;
}
