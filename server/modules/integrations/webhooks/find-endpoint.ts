import type { EntityManager, FindOptionsWhere } from "typeorm";
import type { Actor, RightHolder } from "../../../kernel/actor.ts";
import { demand } from "../../../kernel/actor.ts";
import type { Outcome } from "../../../kernel/outcome.ts";
import { failure } from "../../../kernel/outcome.ts";
import { WebhookEndpoint } from "./webhook-endpoint.entity.ts";

/** Consumers keep their own endpoints; support keeps everybody's. */
export function demandWebhooks(actor: Actor): asserts actor is RightHolder {
  demand(actor, actor.kind === "consumer" ? "WEBHOOKS" : "INTEGRATIONS");
}

export const missingAt = (field: string): Outcome<never> => failure({ code: "NOT_FOUND", path: ["input", field] });

/** Whose endpoints somebody sees. */
const ownOf = (actor: RightHolder): FindOptionsWhere<WebhookEndpoint> => (actor.kind === "consumer" ? { consumerId: actor.id } : {});

/** Null for one that doesn't exist or is another consumer's: nobody can tell which. */
export async function findEndpoint(manager: EntityManager, actor: RightHolder, id: string | null): Promise<WebhookEndpoint | null> {
  return id === null ? null : manager.findOneBy(WebhookEndpoint, { clinicId: actor.clinicId, id, ...ownOf(actor) });
}
