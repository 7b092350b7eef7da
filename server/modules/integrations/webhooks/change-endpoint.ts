import type { EntityManager } from "typeorm";
import { affectedRows } from "../../../db/affected.ts";
import type { WebhookTargets } from "../../../gateways/webhooks/webhook-gateway.ts";
import type { RightHolder } from "../../../kernel/actor.ts";
import { writtenActor } from "../../../kernel/actor.ts";
import type { Outcome } from "../../../kernel/outcome.ts";
import { failure, success } from "../../../kernel/outcome.ts";
import { recordAudit } from "../../audit/record-audit.ts";
import type { EndpointInput } from "./endpoint-fields.ts";
import { readEndpointChanges } from "./endpoint-fields.ts";
import { findEndpoint, missingAt } from "./find-endpoint.ts";
import { rightsGranted } from "./rights-of-consumers.ts";
import { WebhookEndpoint } from "./webhook-endpoint.entity.ts";

/** The spell of failures is over, as far as anybody knows. */
const fresh = { failures: 0, failingSince: null, lastFailedAt: null, pausedUntil: null };

export const overtaken = failure({ code: "CONFLICT", path: ["input", "version"], reason: "WEBHOOK_ENDPOINT_CHANGED" });

interface Written {
  readonly changes: Partial<WebhookEndpoint>;
  readonly action: string;
  readonly changedFields: readonly string[];
  readonly at: Date;
}

/** Writes an endpoint as it was read, or not at all. */
export async function writeEndpoint(
  tx: EntityManager,
  actor: RightHolder,
  endpoint: WebhookEndpoint,
  { changes, action, changedFields, at }: Written,
): Promise<WebhookEndpoint | null> {
  const { clinicId, id, version } = endpoint;
  const touched = { ...changes, version: version + 1, updatedAt: at, updatedBy: writtenActor(actor) };
  if (affectedRows(await tx.update(WebhookEndpoint, { clinicId, id, version }, touched)) !== 1) return null;
  await recordAudit(tx, actor, at, { action: `webhook-endpoint.${action}`, subjectId: id, changedFields });
  return Object.assign(new WebhookEndpoint(), endpoint, touched);
}

export interface EndpointEdit {
  readonly id: string | null;
  readonly version: number;
  readonly input: EndpointInput;
}

const differing = (endpoint: WebhookEndpoint, changes: Partial<WebhookEndpoint>): string[] =>
  Object.entries(changes)
    .filter(([field, value]) => JSON.stringify(endpoint[field as keyof WebhookEndpoint]) !== JSON.stringify(value))
    .map(([field]) => field);

/** Changes an endpoint that nobody has changed since it was seen. */
export async function editEndpoint(
  tx: EntityManager,
  actor: RightHolder,
  { id, version, input }: EndpointEdit,
  { targets, at }: { readonly targets: WebhookTargets; readonly at: Date },
): Promise<Outcome<WebhookEndpoint>> {
  const endpoint = await findEndpoint(tx, actor, id);
  if (!endpoint) return missingAt("id");
  const rights = await rightsGranted(tx, actor.clinicId, endpoint.consumerId);
  const read = readEndpointChanges(input, targets, rights ?? new Set());
  if (!read.ok) return read;
  if (endpoint.version !== version) return overtaken;
  const changedFields = differing(endpoint, read.value);
  if (changedFields.length === 0) return success(endpoint);
  const moved = changedFields.includes("url") ? fresh : {};
  const written = await writeEndpoint(tx, actor, endpoint, {
    ...{ changes: { ...read.value, ...moved }, action: "updated", changedFields, at },
  });
  return written ? success(written) : overtaken;
}

/** Switches an endpoint on or off; one that stands so already stays as it is. */
export async function switchEndpoint(
  tx: EntityManager,
  actor: RightHolder,
  id: string | null,
  enabled: boolean,
  at: Date,
): Promise<Outcome<WebhookEndpoint>> {
  const endpoint = await findEndpoint(tx, actor, id);
  if (!endpoint) return missingAt("id");
  if (endpoint.enabled === enabled) return success(endpoint);
  const off = { enabled, disabledReason: "BY_HAND", disabledAt: at } as const;
  const on = { enabled, disabledReason: null, disabledAt: null, ...fresh };
  const action = enabled ? "enabled" : "disabled";
  const written = await writeEndpoint(tx, actor, endpoint, { changes: enabled ? on : off, action, changedFields: ["enabled"], at });
  return written ? success(written) : switchEndpoint(tx, actor, id, enabled, at);
}

/** Nothing is sent there any more, and its secrets are gone. What waited for it is dropped when its turn comes. */
export async function deleteEndpoint(
  tx: EntityManager,
  actor: RightHolder,
  id: string | null,
  at: Date,
): Promise<Outcome<WebhookEndpoint>> {
  const endpoint = await findEndpoint(tx, actor, id);
  if (!endpoint) return missingAt("id");
  const { clinicId } = endpoint;
  if (affectedRows(await tx.delete(WebhookEndpoint, { clinicId, id: endpoint.id })) !== 1) return missingAt("id");
  await recordAudit(tx, actor, at, { action: "webhook-endpoint.deleted", subjectId: endpoint.id });
  return success(endpoint);
}
