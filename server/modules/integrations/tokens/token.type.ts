import { Field, ID, InputType, ObjectType } from "type-graphql";
import { Access, anyone, permitted } from "../../../graphql/access.ts";
import { PageInfo } from "../../../graphql/connection.ts";
import type { Context } from "../../../graphql/context.ts";
import { enumOf } from "../../../graphql/enums.ts";
import { toGlobalId } from "../../../graphql/global-id.ts";
import { Payload } from "../../../graphql/payload.ts";
import { DateTime } from "../../../graphql/scalars.ts";
import { toUserErrors } from "../../../graphql/user-error.ts";
import type { Outcome } from "../../../kernel/outcome.ts";
import type { ApiToken } from "../api-token.entity.ts";
import { consumerRule } from "../consumers/consumer.type.ts";
import type { IssuedToken } from "./issue-token.ts";

const tokenStates = ["IN_FORCE", "EXPIRED", "REVOKED"] as const;

type TokenState = (typeof tokenStates)[number];

const ApiTokenStateEnum = enumOf("ApiTokenState", "Whether a token is accepted.", tokenStates, {
  IN_FORCE: "It is, while its consumer is active.",
  EXPIRED: "It is not: its time is over.",
  REVOKED: "It is not: somebody revoked it.",
});

@ObjectType("ApiToken", {
  description: "A token of an API consumer. The token itself is answered once, when it is issued, and stored hashed.",
})
@Access(consumerRule)
export class ApiTokenType {
  readonly row!: ApiToken;

  @Field(() => ID, { description: "Opaque and stable." })
  id!: string;

  @Field(() => String, { description: "What people call it, for example `Production, autumn 2026`." })
  label!: string;

  @Field(() => String, { nullable: true, description: "Its last four characters, for example `x9Qk`; null for tokens of early versions." })
  lastFour!: string | null;

  @Field(() => ApiTokenStateEnum, { description: "Whether it is accepted." })
  state!: TokenState;

  @Field(() => DateTime, { description: "When it was issued." })
  createdAt!: Date;

  @Field(() => DateTime, { nullable: true, description: "When it expires; null for never." })
  expiresAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: "When it was last used, to five minutes; null for never." })
  lastUsedAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: "When it was revoked; null where it was not." })
  revokedAt!: Date | null;
}

@ObjectType({ description: "A token in its list." })
@Access(anyone)
export class ApiTokenEdge {
  @Field(() => String, { description: "Its place in the list." })
  cursor!: string;

  @Field(() => ApiTokenType, { description: "The token." })
  node!: ApiTokenType;
}

@ObjectType({ description: "A page of tokens." })
@Access(anyone)
export class ApiTokenConnection {
  @Field(() => [ApiTokenEdge], { description: "The tokens." })
  edges!: ApiTokenEdge[];

  @Field(() => PageInfo, { description: "Where the page stands." })
  pageInfo!: PageInfo;
}

@InputType({ description: "A new token of an API consumer: several may be in force at once, so that one can take another's place." })
export class IssueApiTokenInput {
  @Field(() => ID, { description: "Whose: the consumer's `id`." })
  consumerId!: string;

  @Field(() => String, { description: "What people call it, for example where it is in use; at most 80 characters." })
  label!: string;

  @Field(() => DateTime, { nullable: true, description: "When it expires, for example `2027-11-23T05:00:00Z`; absent or null: never." })
  expiresAt?: string | null;
}

@InputType({ description: "Which token is revoked." })
export class RevokeApiTokenInput {
  @Field(() => ID, { description: "The token's `id`." })
  id!: string;
}

@ObjectType({ description: "A new token, or why none was issued." })
@Access(permitted("INTEGRATIONS"))
export class IssueApiTokenPayload extends Payload {
  @Field(() => String, {
    nullable: true,
    description: "The token, to be sent as `Authorization: Bearer …`. It is answered this once: keep it where secrets are kept.",
  })
  token!: string | null;

  @Field(() => ApiTokenType, { nullable: true, description: "What is known of it from now on." })
  apiToken!: ApiTokenType | null;
}

@ObjectType({ description: "The token after the operation, or why nothing was changed." })
@Access(anyone)
export class RevokeApiTokenPayload extends Payload {
  @Field(() => ApiTokenType, { nullable: true, description: "The token as it is now; null where there is none." })
  apiToken!: ApiTokenType | null;
}

const stateOf = ({ revokedAt, endsAt }: ApiToken, now: Date): TokenState => (revokedAt ? "REVOKED" : endsAt > now ? "IN_FORCE" : "EXPIRED");

export function toApiToken(row: ApiToken, now: Date): ApiTokenType {
  const { label, lastFour, createdAt, expiresAt, lastUsedAt, revokedAt } = row;
  const shown = { label, lastFour, createdAt, expiresAt, lastUsedAt, revokedAt };
  return Object.assign(new ApiTokenType(), { row, id: toGlobalId("ApiToken", row.id), state: stateOf(row, now), ...shown });
}

export const toIssuePayload = (outcome: Outcome<IssuedToken>, context: Context, now: Date): IssueApiTokenPayload =>
  outcome.ok
    ? { token: outcome.value.token, apiToken: toApiToken(outcome.value.row, now), errors: [] }
    : { token: null, apiToken: null, errors: toUserErrors(outcome.problems, context) };
