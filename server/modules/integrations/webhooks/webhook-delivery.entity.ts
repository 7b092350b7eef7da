import { Column, Entity, Index, PrimaryColumn, Unique } from "typeorm";
import { foreignId, id, instant, integer, json, varchar } from "../../../db/columns.ts";
import type { WebhookTopic } from "./webhook-topic.ts";

export const deliveryStates = ["PENDING", "DELIVERED", "FAILED", "HELD", "CANCELLED"] as const;

/** HELD: the endpoint was disabled, and has to ask for it. CANCELLED: it is not meant for the endpoint any more. */
export type DeliveryState = (typeof deliveryStates)[number];

/** One try, as it is kept: nothing of what either side said. */
export interface Try {
  readonly at: string;
  readonly status: number | null;
  readonly reason: string | null;
  readonly durationMs: number;
}

/** Why a delivery is held: its endpoint hears nothing until somebody enables it. */
export const endpointDisabled = "ENDPOINT_DISABLED";

/** One event on its way to one endpoint. */
@Entity("webhook_deliveries")
@Unique("webhook_deliveries_once", ["clinicId", "eventId", "endpointId"])
@Index("webhook_deliveries_due", ["nextAt"])
@Index("webhook_deliveries_of_endpoint", ["clinicId", "endpointId", "occurredAt", "id"])
@Index("webhook_deliveries_by_state", ["clinicId", "endpointId", "state", "occurredAt", "id"])
@Index("webhook_deliveries_expiry", ["expiresAt"])
export class WebhookDelivery {
  @PrimaryColumn(id("clinic_id"))
  clinicId!: string;

  @PrimaryColumn(id())
  id!: string;

  @Column(foreignId("endpoint_id"))
  endpointId!: string;

  @Column(foreignId("event_id"))
  eventId!: string;

  @Column(varchar("topic", 30))
  topic!: WebhookTopic;

  @Column(varchar("state", 10))
  state!: DeliveryState;

  /** Since it was last asked for. */
  @Column(integer("attempts"))
  attempts!: number;

  @Column(instant("first_attempt_at", { nullable: true }))
  firstAttemptAt!: Date | null;

  /** When it is tried (again); while a worker has it, when that worker's lease ends; null unless it is pending. */
  @Column(instant("next_at", { nullable: true }))
  nextAt!: Date | null;

  @Column(foreignId("lease_token", { nullable: true }))
  leaseToken!: string | null;

  /** Why it isn't delivered. */
  @Column(varchar("reason", 30, { nullable: true }))
  reason!: string | null;

  /** The latest, the oldest first. */
  @Column(json("tries"))
  tries!: Try[];

  @Column(instant("delivered_at", { nullable: true }))
  deliveredAt!: Date | null;

  @Column(instant("occurred_at"))
  occurredAt!: Date;

  @Column(instant("expires_at"))
  expiresAt!: Date;
}
