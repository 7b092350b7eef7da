import { ConsumerViewerResolver } from "../modules/integrations/consumers/consumer-viewer.resolver.ts";
import { ConsumerResolver } from "../modules/integrations/consumers/consumer.resolver.ts";
import { ConsumerSigningKeysResolver, SigningKeyResolver } from "../modules/integrations/signing-keys/signing-key.resolver.ts";
import { ConsumerTokensResolver, TokenResolver } from "../modules/integrations/tokens/token.resolver.ts";
import type { Services } from "../services.ts";

/** Those of API consumers and of all that belongs to them. */
export const createIntegrationResolvers = (services: Services): object[] => [
  new ConsumerViewerResolver(services.consumerDesk),
  new ConsumerResolver(services.consumerDesk, services.recordActors),
  new ConsumerTokensResolver(services.apiTokens, services.clock),
  new TokenResolver(services.apiTokens, services.clock, services.recordActors),
  new ConsumerSigningKeysResolver(services.signingKeys),
  new SigningKeyResolver(services.signingKeys, services.recordActors),
];
