import { Field, ObjectType } from "type-graphql";
import { anyone, Access } from "./access.ts";

@ObjectType("LocalizedText", { description: "A text in both languages, so that an app can change language without asking again." })
@Access(anyone)
export class LocalizedTextType {
  @Field(() => String, { description: "French (Canada)." })
  fr!: string;

  @Field(() => String, { description: "English (Canada)." })
  en!: string;
}
