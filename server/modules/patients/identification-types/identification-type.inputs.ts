import { Field, ID, InputType, Int } from "type-graphql";
import { IdentificationKindEnum } from "../../clinics/clinic.type.ts";
import type { IdentificationKind } from "../../clinics/identification-type.entity.ts";

@InputType({ description: "A text in both languages." })
export class LocalizedTextInput {
  @Field(() => String, { description: "French (Canada)." })
  fr!: string;

  @Field(() => String, { description: "English (Canada)." })
  en!: string;
}

@InputType()
abstract class TypeDetailsInput {
  @Field(() => String, { nullable: true, description: "What staff call it; at most 80 characters, and no other type is called alike." })
  name?: string | null;

  @Field(() => LocalizedTextInput, { nullable: true, description: "What patients call it; at most 80 characters each." })
  visibleName?: LocalizedTextInput | null;

  @Field(() => IdentificationKindEnum, { nullable: true, description: "Who issues it; fixed once a chart has a number of it." })
  kind?: IdentificationKind | null;

  @Field(() => String, {
    nullable: true,
    description:
      "The province or territory that issues it: `AB`, `BC`, `MB`, `NB`, `NL`, `NS`, `NT`, `NU`, `ON`, `PE`, `QC`, `SK` or `YT`. " +
      "A provincial one needs it; fixed once a chart has a number of it.",
  })
  issuer?: string | null;

  @Field(() => Boolean, { nullable: true, description: "Whether patients are offered it at all." })
  portalVisible?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: "Whether it is the clinic's main one: it takes that from the one that was." })
  primary?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether a chart that is made without a number of it is given the next one. Not for provincial ones.",
  })
  autoAssigned?: boolean | null;
}

@InputType({ description: "A new identification type. It needs `name`, `visibleName` and `kind`; what else is absent is false or none." })
export class CreateIdentificationTypeInput extends TypeDetailsInput {}

@InputType({ description: "Changes of an identification type; absent fields are untouched." })
export class UpdateIdentificationTypeInput extends TypeDetailsInput {
  @Field(() => ID, { description: "Which." })
  id!: string;

  @Field(() => Int, { description: "The version that the changes are based on." })
  version!: number;
}

@InputType({ description: "Which identification type is archived." })
export class ArchiveIdentificationTypeInput {
  @Field(() => ID, { description: "Which." })
  id!: string;

  @Field(() => Int, { description: "The version of it that was seen." })
  version!: number;
}

@InputType({ description: "Which archived identification type comes back." })
export class RestoreIdentificationTypeInput {
  @Field(() => ID, { description: "Which." })
  id!: string;

  @Field(() => Int, { description: "The version of it that was seen." })
  version!: number;
}
