import type { EventRecord } from "../world/records.ts";

/** The version of Stripe's API whose shapes these are: the one that the SDK speaks. */
export const apiVersion = "2026-10-28.endive";

export const showEvent = ({ id, created, live, type, object, delivery }: EventRecord) => ({
  id,
  object: "event",
  api_version: apiVersion,
  created,
  data: { object },
  livemode: live,
  pending_webhooks: delivery === "delivered" ? 0 : 1,
  request: { id: null, idempotency_key: null },
  type,
});
