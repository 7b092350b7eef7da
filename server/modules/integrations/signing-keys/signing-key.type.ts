import { Field, ID, InputType, ObjectType } from "type-graphql";
import { Access, anyone } from "../../../graphql/access.ts";
import { PageInfo } from "../../../graphql/connection.ts";
import type { Context } from "../../../graphql/context.ts";
import { enumOf } from "../../../graphql/enums.ts";
import { toGlobalId } from "../../../graphql/global-id.ts";
import { Payload } from "../../../graphql/payload.ts";
import { DateTime } from "../../../graphql/scalars.ts";
import { toUserErrors } from "../../../graphql/user-error.ts";
import type { Outcome } from "../../../kernel/outcome.ts";
import { consumerRule } from "../consumers/consumer.type.ts";
import type { SigningAlgorithm } from "./signing-algorithm.ts";
import { signingAlgorithms } from "./signing-algorithm.ts";
import type { SigningKey } from "./signing-key.entity.ts";

const SigningAlgorithmEnum = enumOf("SigningAlgorithm", "How a signed token is signed (the `alg` of its header).", signingAlgorithms, {
  RS512: "RSA of at least 2048 bits with SHA-512.",
  EdDSA: "Ed25519.",
});

@ObjectType("SigningKey", {
  description:
    "A public key with which the short-lived tokens (JWT) that an API consumer signs itself are verified. A token: `alg` as the key's; `iss` the consumer's `id`; `aud` its `signedTokenAudience`; `iat` and `exp` at most 15 minutes apart; `jti` of 16 to 64 characters, accepted once; `kid`, if any, the key's `fingerprint`.",
})
@Access(consumerRule)
export class SigningKeyType {
  readonly row!: SigningKey;

  @Field(() => ID, { description: "Opaque and stable." })
  id!: string;

  @Field(() => String, { description: "What people call it, for example `Production 2026`." })
  label!: string;

  @Field(() => SigningAlgorithmEnum, { description: "With which tokens are signed; it follows from the key." })
  algorithm!: SigningAlgorithm;

  @Field(() => String, {
    description: "The key's JWK thumbprint with SHA-256 (RFC 7638), for example `kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k`.",
  })
  fingerprint!: string;

  @Field(() => DateTime, { description: "When it was registered." })
  createdAt!: Date;

  @Field(() => DateTime, { nullable: true, description: "When it last verified a token, to five minutes; null for never." })
  lastUsedAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: "When it was revoked; null where it was not." })
  revokedAt!: Date | null;
}

@ObjectType({ description: "A signing key in its list." })
@Access(anyone)
export class SigningKeyEdge {
  @Field(() => String, { description: "Its place in the list." })
  cursor!: string;

  @Field(() => SigningKeyType, { description: "The key." })
  node!: SigningKeyType;
}

@ObjectType({ description: "A page of signing keys." })
@Access(anyone)
export class SigningKeyConnection {
  @Field(() => [SigningKeyEdge], { description: "The keys." })
  edges!: SigningKeyEdge[];

  @Field(() => PageInfo, { description: "Where the page stands." })
  pageInfo!: PageInfo;
}

@InputType({ description: "A public key of an API consumer. The private one stays with whoever made the pair." })
export class RegisterSigningKeyInput {
  @Field(() => ID, { description: "Whose: the consumer's `id`." })
  consumerId!: string;

  @Field(() => String, { description: "What people call it, for example where it is in use; at most 80 characters." })
  label!: string;

  @Field(() => String, {
    description: "The public key as PEM (`-----BEGIN PUBLIC KEY-----`) or as a JWK: RSA of 2048 to 8192 bits, or Ed25519.",
  })
  publicKey!: string;
}

@InputType({ description: "Which signing key is revoked." })
export class RevokeSigningKeyInput {
  @Field(() => ID, { description: "The key's `id`." })
  id!: string;
}

@ObjectType({ description: "The signing key after the operation, or why nothing was changed." })
@Access(anyone)
export class SigningKeyPayload extends Payload {
  @Field(() => SigningKeyType, { nullable: true, description: "The key as it is now; null where nothing was changed." })
  signingKey!: SigningKeyType | null;
}

export function toSigningKey(row: SigningKey): SigningKeyType {
  const { label, algorithm, fingerprint, createdAt, lastUsedAt, revokedAt } = row;
  const shown = { label, algorithm, fingerprint, createdAt, lastUsedAt, revokedAt };
  return Object.assign(new SigningKeyType(), { row, id: toGlobalId("SigningKey", row.id), ...shown });
}

export const toSigningKeyPayload = (outcome: Outcome<SigningKey>, context: Context): SigningKeyPayload =>
  outcome.ok
    ? { signingKey: toSigningKey(outcome.value), errors: [] }
    : { signingKey: null, errors: toUserErrors(outcome.problems, context) };
