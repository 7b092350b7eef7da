import { ConsumerViewerResolver } from "./consumers/consumer-viewer.resolver.ts";
import { ApiConsumerConflict } from "./consumers/consumer.payloads.ts";
import { ConsumerResolver } from "./consumers/consumer.resolver.ts";
import { ConsumerSigningKeysResolver, SigningKeyResolver } from "./signing-keys/signing-key.resolver.ts";
import { ConsumerTokensResolver, TokenResolver } from "./tokens/token.resolver.ts";

/** Those of API consumers, and of all with which they are let in. */
export const consumerResolverClasses = [
  ConsumerViewerResolver,
  ConsumerResolver,
  ConsumerTokensResolver,
  TokenResolver,
  ConsumerSigningKeysResolver,
  SigningKeyResolver,
] as const;

/** Errors that only an interface's list leads to. */
export const consumerErrorTypes = [ApiConsumerConflict] as const;
