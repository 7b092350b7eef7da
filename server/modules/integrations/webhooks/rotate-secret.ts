import type { EntityManager } from "typeorm";
import { newWebhookSecret } from "../../../gateways/webhooks/sign-webhook.ts";
import type { RightHolder } from "../../../kernel/actor.ts";
import { hours, later } from "../../../kernel/clock.ts";
import type { Outcome } from "../../../kernel/outcome.ts";
import { failure, success } from "../../../kernel/outcome.ts";
import { writeEndpoint } from "./change-endpoint.ts";
import type { EndpointWithSecret } from "./create-endpoint.ts";
import { findEndpoint, missingAt } from "./find-endpoint.ts";
import type { WebhookVault } from "./webhook-vault.ts";

/** A week: longer, and nobody remembers that there are two. */
export const mostHours = 168;

export interface Rotation {
  readonly id: string | null;
  /** For how long the secret before signs beside the new one; 0 ends it at once. */
  readonly keepHours: number;
}

/** Gives an endpoint a new secret. Of two that are still good before, the older one ends now. */
export async function rotateSecret(
  tx: EntityManager,
  actor: RightHolder,
  { id, keepHours }: Rotation,
  { vault, at }: { readonly vault: WebhookVault; readonly at: Date },
): Promise<Outcome<EndpointWithSecret>> {
  if (!Number.isInteger(keepHours) || keepHours < 0 || keepHours > mostHours)
    return failure({
      code: "VALIDATION_FAILED",
      path: ["input", "keepOldHours"],
      reason: "WEBHOOK_KEEP_HOURS",
      facts: { maximum: mostHours },
    });
  const endpoint = await findEndpoint(tx, actor, id);
  if (!endpoint) return missingAt("id");
  const secret = newWebhookSecret();
  const kept = keepHours > 0;
  const changes = {
    secretSealed: vault.seal(endpoint, secret),
    previousSecretSealed: kept ? endpoint.secretSealed : null,
    previousSecretUntil: kept ? later(at, hours(keepHours)) : null,
  };
  const written = await writeEndpoint(tx, actor, endpoint, { changes, action: "secret-rotated", changedFields: ["secret"], at });
  return written
    ? success({ endpoint: written, secret })
    : failure({ code: "CONFLICT", path: ["input", "id"], reason: "WEBHOOK_ENDPOINT_CHANGED" });
}
