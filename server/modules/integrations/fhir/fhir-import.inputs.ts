import { Field, InputType } from "type-graphql";

@InputType({ description: "What a system of identifiers stands for." })
export class FhirIdentifierSystemInput {
  @Field(() => String, { description: "`Identifier.system`, as it stands in the bundle." })
  system!: string;

  @Field(() => String, {
    description: "The name of one of the clinic's identification types; or its issuer, such as `QC`, where only one has it.",
  })
  identificationType!: string;
}

@InputType({ description: "A bundle that is to be taken over." })
export class ImportFhirBundleInput {
  @Field(() => String, {
    description:
      "A FHIR R4 Bundle as JSON, of type `collection`, `batch`, `transaction` or `searchset`; 8 MB at most, as is the whole request.",
  })
  bundle!: string;

  @Field(() => [FhirIdentifierSystemInput], {
    defaultValue: [],
    description:
      "Systems of patients' identifiers beside those of the provinces' health numbers, which are known as Canada's registry has them. 50 at most.",
  })
  identifierSystems!: FhirIdentifierSystemInput[];

  @Field(() => String, {
    nullable: true,
    description: "Where appointments take place that name no location: your own id of a location, which may be in the bundle.",
  })
  defaultLocationExternalId?: string | null;
}
