import { Field, InputType, Int, ObjectType } from "type-graphql";
import { Access, anyone, permitted } from "../../../graphql/access.ts";
import { LocalizedTextType } from "../../../graphql/localized-text.ts";
import { Payload } from "../../../graphql/payload.ts";
import { DateTime } from "../../../graphql/scalars.ts";
import type { Locale, LocalizedText } from "../../../kernel/locale.ts";
import { LocalizedTextInput } from "../../patients/identification-types/identification-type.inputs.ts";
import type { Terms } from "./registration-terms.service.ts";

const paragraphs = "Paragraphs have an empty line between them.";

@ObjectType({ description: "What the clinic asks people to agree to who register." })
@Access(anyone)
export class RegistrationTerms {
  @Field(() => Int, { description: "For `submitRegistration`: which version they agree to." })
  version!: number;

  @Field(() => String, { description: `The text in the language of the request. ${paragraphs}` })
  text!: string;

  @Field(() => LocalizedTextType, { description: "The same in both languages." })
  texts!: LocalizedText;

  @Field(() => DateTime, { nullable: true, description: "Since when they are asked for; null for the portal's own." })
  publishedAt!: Date | null;
}

@ObjectType({ description: "One version of the clinic's terms of registration. Versions are never changed." })
@Access(permitted("CLINIC_READ"))
export class RegistrationTermsVersion {
  /** Who published it, for the field that the resolver adds. */
  writtenBy!: string | null;

  @Field(() => Int, { description: "Counts from 1, which is the portal's own text." })
  version!: number;

  @Field(() => LocalizedTextType, { description: `The text. ${paragraphs}` })
  text!: LocalizedText;

  @Field(() => DateTime, { nullable: true, description: "When it was published; null for the portal's own." })
  publishedAt!: Date | null;
}

@InputType({ description: "New terms of registration. They hold from now on, for whoever has not sent their registration yet." })
export class PublishRegistrationTermsInput {
  @Field(() => Int, { description: "The version in force that the text is based on." })
  basedOnVersion!: number;

  @Field(() => LocalizedTextInput, { description: `At most 10,000 characters each. ${paragraphs}` })
  text!: LocalizedTextInput;
}

@ObjectType({ description: "The terms that were published, or why not." })
@Access(anyone)
export class PublishRegistrationTermsPayload extends Payload {
  @Field(() => RegistrationTermsVersion, { nullable: true, description: "Null where nothing was published." })
  terms!: RegistrationTermsVersion | null;
}

export const toRegistrationTerms = ({ version, text: texts, publishedAt }: Terms, locale: Locale): RegistrationTerms =>
  Object.assign(new RegistrationTerms(), { version, text: texts[locale], texts, publishedAt });

export const toTermsVersion = ({ version, text, publishedAt, publishedBy: writtenBy }: Terms): RegistrationTermsVersion =>
  Object.assign(new RegistrationTermsVersion(), { version, text, publishedAt, writtenBy });
