import type { EntityManager } from "typeorm";
import { forceIndex } from "../../../db/force-index.ts";
import type { KeysetPage } from "../../../db/keyset.ts";
import { readKeysetPage } from "../../../db/keyset.ts";
import type { DeliveryState } from "./webhook-delivery.entity.ts";
import { WebhookDelivery } from "./webhook-delivery.entity.ts";

export interface DeliveryList {
  readonly endpointId: string;
  /** All of them without one. */
  readonly state: DeliveryState | null;
  readonly first: number;
  readonly after?: string | null | undefined;
}

/** What went, or goes, to an endpoint: the newest first. */
export function listDeliveries(manager: EntityManager, clinicId: string, list: DeliveryList): Promise<KeysetPage<WebhookDelivery>> {
  const { endpointId, state, first, after } = list;
  const query = manager
    .createQueryBuilder(WebhookDelivery, "delivery")
    .where("delivery.clinic_id = :clinicId AND delivery.endpoint_id = :endpointId", { clinicId, endpointId });
  if (state !== null) query.andWhere("delivery.state = :state", { state });
  const index = state === null ? "webhook_deliveries_of_endpoint" : "webhook_deliveries_by_state";
  return readKeysetPage(forceIndex(query, index), { at: "occurredAt", id: "id", direction: "DESC", first, after });
}
