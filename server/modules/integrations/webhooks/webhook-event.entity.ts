import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import { id, instant, text, varchar } from "../../../db/columns.ts";
import type { WebhookTopic } from "./webhook-topic.ts";

/** Something that happened and that somebody has subscribed to, as every receiver is told of it. */
@Entity("webhook_events")
@Index("webhook_events_expiry", ["expiresAt"])
export class WebhookEvent {
  @PrimaryColumn(id("clinic_id"))
  clinicId!: string;

  @PrimaryColumn(id())
  id!: string;

  @Column(varchar("topic", 30))
  topic!: WebhookTopic;

  @Column(text("body"))
  body!: string;

  @Column(instant("occurred_at"))
  occurredAt!: Date;

  @Column(instant("expires_at"))
  expiresAt!: Date;
}
