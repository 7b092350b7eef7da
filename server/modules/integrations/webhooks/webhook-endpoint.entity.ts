import { Column, Entity, ForeignKey, Index, PrimaryColumn } from "typeorm";
import { boolean, foreignId, id, instant, integer, json, varchar } from "../../../db/columns.ts";
import { ApiConsumer } from "../api-consumer.entity.ts";
import type { WebhookTopic } from "./webhook-topic.ts";

/** Somebody's decision; the receiver's own, who answered 410; or a whole day without an answer. */
export type DisabledReason = "BY_HAND" | "GONE" | "FAILING";

/** Where a consumer is told of what happens in the clinic. */
@Entity("webhook_endpoints")
@Index("webhook_endpoints_of_consumer", ["clinicId", "consumerId", "createdAt", "id"])
@ForeignKey(() => ApiConsumer, ["clinicId", "consumerId"], ["clinicId", "id"], { name: "webhook_endpoints_consumer" })
export class WebhookEndpoint {
  @PrimaryColumn(id("clinic_id"))
  clinicId!: string;

  @PrimaryColumn(id())
  id!: string;

  @Column(foreignId("consumer_id"))
  consumerId!: string;

  @Column(varchar("url", 500))
  url!: string;

  @Column(varchar("description", 200, { nullable: true }))
  description!: string | null;

  @Column(json("topics"))
  topics!: WebhookTopic[];

  @Column(boolean("enabled"))
  enabled!: boolean;

  @Column(varchar("disabled_reason", 10, { nullable: true }))
  disabledReason!: DisabledReason | null;

  @Column(instant("disabled_at", { nullable: true }))
  disabledAt!: Date | null;

  @Column(varchar("secret_sealed", 255))
  secretSealed!: string;

  /** The one before, which signs beside it until then. */
  @Column(varchar("previous_secret_sealed", 255, { nullable: true }))
  previousSecretSealed!: string | null;

  @Column(instant("previous_secret_until", { nullable: true }))
  previousSecretUntil!: Date | null;

  /** Failed tries, one after the other, since one last succeeded. */
  @Column(integer("failures"))
  failures!: number;

  @Column(instant("failing_since", { nullable: true }))
  failingSince!: Date | null;

  @Column(instant("last_failed_at", { nullable: true }))
  lastFailedAt!: Date | null;

  /** Nothing is sent there before. */
  @Column(instant("paused_until", { nullable: true }))
  pausedUntil!: Date | null;

  /** To the minute. */
  @Column(instant("last_delivered_at", { nullable: true }))
  lastDeliveredAt!: Date | null;

  @Column(integer("version"))
  version!: number;

  @Column(instant("created_at"))
  createdAt!: Date;

  @Column(instant("updated_at"))
  updatedAt!: Date;

  @Column(varchar("updated_by", 40, { nullable: true }))
  updatedBy!: string | null;
}
