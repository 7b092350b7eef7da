import { ArgsType, Field } from "type-graphql";
import { largestPageSize, PageArgs } from "../../../graphql/connection.ts";
import type { CredentialList } from "./credential.ts";

@ArgsType()
export class CredentialsArgs extends PageArgs {
  @Field(() => Boolean, {
    defaultValue: false,
    description: "Those that ended, the latest first, instead of those in force, of which the soonest to end comes first.",
  })
  ended!: boolean;
}

export const toCredentialList = (consumerId: string, { ended, first, after }: CredentialsArgs): CredentialList => ({
  ...{ consumerId, ended, first: Math.min(Math.max(first, 1), largestPageSize), after: after ?? null },
});
