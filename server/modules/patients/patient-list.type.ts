import { ArgsType, Field, ObjectType } from "type-graphql";
import { Access, anyone } from "../../graphql/access.ts";
import { PageArgs, PageInfo } from "../../graphql/connection.ts";
import { enumOf } from "../../graphql/enums.ts";
import { PatientType } from "./patient.type.ts";

export const PatientAccessFilterEnum = enumOf(
  "PatientAccessFilter",
  "Charts by their own switch of portal access.",
  ["ENABLED", "DISABLED"],
  {
    ENABLED: "It is on.",
    DISABLED: "It is off.",
  },
);

@ArgsType()
export class PatientsArgs extends PageArgs {
  @Field(() => String, {
    nullable: true,
    description:
      "What people type to find a patient: parts of names in any order, with accents or without; a date of birth in any order; a whole " +
      "identification number; digits with which a phone number begins or ends, from four on; the beginning of an e-mail address; or several " +
      "of these together. Blank for all. At most 200 characters are read.",
  })
  search?: string | null;

  @Field(() => PatientAccessFilterEnum, { nullable: true, description: "Only charts whose own switch is so." })
  access?: keyof typeof PatientAccessFilterEnum | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: "Only charts that are archived, or only others; null for both.",
  })
  archived?: boolean | null;
}

@ObjectType({ description: "A patient in their list." })
@Access(anyone)
export class PatientEdge {
  @Field(() => String, { description: "Its place in the list." })
  cursor!: string;

  @Field(() => PatientType, { description: "The patient." })
  node!: PatientType;
}

@ObjectType({ description: "A page of patients." })
@Access(anyone)
export class PatientConnection {
  @Field(() => [PatientEdge], { description: "The patients by last and first name; those that a search found, the closest first." })
  edges!: PatientEdge[];

  @Field(() => PageInfo, { description: "Where the page stands." })
  pageInfo!: PageInfo;
}
