import type { EntityManager } from "typeorm";
import type { WebhookTargets } from "../../../gateways/webhooks/webhook-gateway.ts";
import { newWebhookSecret } from "../../../gateways/webhooks/sign-webhook.ts";
import type { RightHolder } from "../../../kernel/actor.ts";
import { writtenActor } from "../../../kernel/actor.ts";
import { newId } from "../../../kernel/id.ts";
import type { Outcome } from "../../../kernel/outcome.ts";
import { failure, success } from "../../../kernel/outcome.ts";
import { recordAudit } from "../../audit/record-audit.ts";
import type { EndpointInput } from "./endpoint-fields.ts";
import { readEndpoint } from "./endpoint-fields.ts";
import { missingAt } from "./find-endpoint.ts";
import { rightsGranted } from "./rights-of-consumers.ts";
import { WebhookEndpoint } from "./webhook-endpoint.entity.ts";
import type { WebhookVault } from "./webhook-vault.ts";

/** More than a consumer needs; lists of them are shown whole. */
export const mostEndpoints = 20;

/** An endpoint, with the secret that is shown this once. */
export interface EndpointWithSecret {
  readonly endpoint: WebhookEndpoint;
  readonly secret: string;
}

interface Creating {
  readonly vault: WebhookVault;
  readonly targets: WebhookTargets;
  readonly at: Date;
}

/** Working from the beginning, never failed, and with nothing sent yet. */
const begun = {
  ...{ enabled: true, disabledReason: null, disabledAt: null, failures: 0, failingSince: null, lastFailedAt: null },
  ...{ pausedUntil: null, lastDeliveredAt: null, version: 1, previousSecretSealed: null, previousSecretUntil: null },
};

export async function createEndpoint(
  tx: EntityManager,
  actor: RightHolder,
  consumerId: string | null,
  input: EndpointInput,
  { vault, targets, at }: Creating,
): Promise<Outcome<EndpointWithSecret>> {
  const { clinicId } = actor;
  const rights = await rightsGranted(tx, clinicId, consumerId);
  if (consumerId === null || !rights || (actor.kind === "consumer" && actor.id !== consumerId)) return missingAt("consumerId");
  const read = readEndpoint(input, targets, rights);
  if (!read.ok) return read;
  if ((await tx.countBy(WebhookEndpoint, { clinicId, consumerId })) >= mostEndpoints)
    return failure({ code: "VALIDATION_FAILED", path: ["input"], reason: "TOO_MANY", facts: { maximum: mostEndpoints } });
  const key = { clinicId, id: newId() };
  const secret = newWebhookSecret();
  const written = { createdAt: at, updatedAt: at, updatedBy: writtenActor(actor), secretSealed: vault.seal(key, secret) };
  const endpoint = Object.assign(new WebhookEndpoint(), { ...key, consumerId, ...read.value, ...begun, ...written });
  await tx.insert(WebhookEndpoint, endpoint);
  await recordAudit(tx, actor, at, { action: "webhook-endpoint.created", subjectId: endpoint.id });
  return success({ endpoint, secret });
}
