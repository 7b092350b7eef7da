import { Field, ID, InputType, Int } from "type-graphql";
import { PermissionEnum } from "../../../graphql/viewer.ts";
import type { Permission } from "../../../kernel/permissions.ts";

const scopeRule = "What it may do: any of the rights but `PORTAL_SETTINGS` and `INTEGRATIONS`. Empty: it sees itself, and nothing else.";

@InputType({ description: "A new API consumer." })
export class CreateApiConsumerInput {
  @Field(() => String, {
    description: "What it is called, for example `Laboratoire Boréal`; at most 120 characters, unique in the clinic.",
  })
  name!: string;

  @Field(() => [PermissionEnum], { description: scopeRule })
  scopes!: Permission[];
}

@InputType({ description: "Changes of an API consumer; absent fields are untouched. New scopes hold from its next call on." })
export class UpdateApiConsumerInput {
  @Field(() => ID, { description: "Which." })
  id!: string;

  @Field(() => Int, { description: "The version that the changes are based on." })
  version!: number;

  @Field(() => String, { nullable: true, description: "What it is called; at most 120 characters, unique in the clinic." })
  name?: string | null;

  @Field(() => [PermissionEnum], { nullable: true, description: scopeRule })
  scopes?: Permission[] | null;
}

@InputType({ description: "Which API consumer is stopped." })
export class DeactivateApiConsumerInput {
  @Field(() => ID, { description: "Which." })
  id!: string;
}

@InputType({ description: "Which API consumer goes on." })
export class ReactivateApiConsumerInput {
  @Field(() => ID, { description: "Which." })
  id!: string;
}
