import type { Database } from "../db/database.ts";
import type { Clock } from "../kernel/clock.ts";
import type { Sweep } from "../kernel/sweep.ts";
import { ConsumerService } from "../modules/integrations/consumer.service.ts";
import { ConsumerDeskService } from "../modules/integrations/consumers/consumer-desk.service.ts";
import { SigningKeyService } from "../modules/integrations/signing-keys/signing-key.service.ts";
import { TokenService } from "../modules/integrations/tokens/token.service.ts";

interface Surroundings {
  readonly database: Database;
  readonly clock: Clock;
}

/** What integrating teams' programs come in by, and who lets them. */
export function createIntegrations({ database, clock }: Surroundings) {
  const signingKeys = new SigningKeyService(database, clock);
  const integrationSweeps: readonly Sweep[] = [signingKeys.sweep];
  return {
    consumers: new ConsumerService(database, clock),
    consumerDesk: new ConsumerDeskService(database, clock),
    apiTokens: new TokenService(database, clock),
    signingKeys,
    integrationSweeps,
  };
}
