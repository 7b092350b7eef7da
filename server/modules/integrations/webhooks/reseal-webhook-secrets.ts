import type { Resealing } from "../../../db/reseal.ts";
import { resealing } from "../../../db/reseal.ts";
import type { SecretKeys } from "../../../kernel/secret-keys.ts";
import { WebhookEndpoint } from "./webhook-endpoint.entity.ts";
import { WebhookVault } from "./webhook-vault.ts";

/** The secrets that webhooks are signed with. */
export const resealWebhookSecrets = (keys: SecretKeys): Resealing =>
  resealing<WebhookEndpoint>({
    name: "secrets of webhook endpoints",
    entity: WebhookEndpoint,
    order: { at: "clinicId", id: "id" },
    prepare: async () => {
      const vault = new WebhookVault(keys);
      return (row) => {
        const { secretSealed, previousSecretSealed } = row;
        const older = [secretSealed, previousSecretSealed].some((sealed) => sealed !== null && keys.isOfOlder(sealed));
        if (!older) return null;
        const anew = (sealed: string): string => vault.seal(row, vault.open(row, sealed));
        // A column that is written stands in the condition, where null would match nothing.
        return {
          secretSealed: anew(secretSealed),
          ...(previousSecretSealed !== null && { previousSecretSealed: anew(previousSecretSealed) }),
        };
      };
    },
  });
