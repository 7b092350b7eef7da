import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import { Access, permitted } from "../../../graphql/access.ts";
import { toConnection } from "../../../graphql/connection.ts";
import type { Context } from "../../../graphql/context.ts";
import { fromGlobalId } from "../../../graphql/global-id.ts";
import type { RecordActors } from "../../../graphql/record-actor.ts";
import { RecordActorType } from "../../../graphql/record-actor.ts";
import { ApiConsumerType } from "../consumers/consumer.type.ts";
import { CredentialsArgs, toCredentialList } from "../credentials/credential.args.ts";
import type { SigningKeyService } from "./signing-key.service.ts";
import {
  RegisterSigningKeyInput,
  RevokeSigningKeyInput,
  SigningKeyConnection,
  SigningKeyPayload,
  SigningKeyType,
  toSigningKey,
  toSigningKeyPayload,
} from "./signing-key.type.ts";

const support = permitted("INTEGRATIONS");

@Resolver(() => ApiConsumerType)
export class ConsumerSigningKeysResolver {
  readonly #keys: SigningKeyService;

  constructor(keys: SigningKeyService) {
    this.#keys = keys;
  }

  @FieldResolver(() => SigningKeyConnection, { description: "Its signing keys, a page at a time. At most 5 are in force." })
  async signingKeys(
    @Ctx() { actor }: Context,
    @Root() { row }: ApiConsumerType,
    @Args(() => CredentialsArgs) args: CredentialsArgs,
  ): Promise<SigningKeyConnection> {
    return toConnection(await this.#keys.listOf(actor, toCredentialList(row.id, args)), toSigningKey);
  }
}

@Resolver(() => SigningKeyType)
export class SigningKeyResolver {
  readonly #keys: SigningKeyService;
  readonly #actors: RecordActors;

  constructor(keys: SigningKeyService, actors: RecordActors) {
    this.#keys = keys;
    this.#actors = actors;
  }

  @FieldResolver(() => RecordActorType, { nullable: true, description: "Who registered it." })
  @Access(support)
  createdBy(@Ctx() context: Context, @Root() { row }: SigningKeyType): Promise<RecordActorType | null> {
    return this.#actors.load(context, row.createdBy);
  }

  @FieldResolver(() => RecordActorType, { nullable: true, description: "Who revoked it; null where nobody did." })
  @Access(support)
  revokedBy(@Ctx() context: Context, @Root() { row }: SigningKeyType): Promise<RecordActorType | null> {
    return this.#actors.load(context, row.revokedBy);
  }

  @Mutation(() => SigningKeyPayload, {
    description:
      "Registers a public key. A private one is refused and not kept. Errors: `VALIDATION_FAILED`, also where 5 are in force already; `CONFLICT` for a deactivated consumer, and for a key that is or was registered; `NOT_FOUND`.",
  })
  @Access(support)
  async registerSigningKey(
    @Ctx() context: Context,
    @Arg("input", () => RegisterSigningKeyInput, { description: "Whose, and which key." }) input: RegisterSigningKeyInput,
  ): Promise<SigningKeyPayload> {
    const { consumerId, label, publicKey } = input;
    const outcome = await this.#keys.register(context.actor, fromGlobalId("ApiConsumer", consumerId), { label, publicKey });
    return toSigningKeyPayload(outcome, context);
  }

  @Mutation(() => SigningKeyPayload, {
    description:
      "Revokes a signing key: what it signed is not accepted from the next call on. Repeating it changes nothing. Errors: `NOT_FOUND`.",
  })
  @Access(support)
  async revokeSigningKey(
    @Ctx() context: Context,
    @Arg("input", () => RevokeSigningKeyInput, { description: "Which." }) { id }: RevokeSigningKeyInput,
  ): Promise<SigningKeyPayload> {
    return toSigningKeyPayload(await this.#keys.revoke(context.actor, fromGlobalId("SigningKey", id)), context);
  }
}
