import { Column, Entity, PrimaryColumn } from "typeorm";
import { boolean, foreignId, id, instant, integer, text, varchar } from "../../db/columns.ts";
import type { StripeAccountState } from "./stripe-status.ts";

/**
 * A clinic's Stripe keys, and what Stripe last said of them. A row without keys remembers what Stripe said of the installation's,
 * or that the clinic's own were removed. Rows are never deleted: a check that began before a removal must not find a new row.
 */
@Entity("stripe_accounts")
export class StripeAccountRow {
  @PrimaryColumn(id("clinic_id"))
  clinicId!: string;

  /** Raised whenever the keys change: an answer of Stripe's counts only for the keys that it was asked with. */
  @Column(integer("version"))
  version!: number;

  @Column(text("secret_key_sealed", { nullable: true }))
  secretKeySealed!: string | null;

  @Column(text("webhook_secret_sealed", { nullable: true }))
  webhookSecretSealed!: string | null;

  @Column(varchar("secret_key_last_four", 4, { nullable: true }))
  secretKeyLastFour!: string | null;

  @Column(varchar("webhook_secret_last_four", 4, { nullable: true }))
  webhookSecretLastFour!: string | null;

  /** Which of the installation's keys the state is about: it ends with that key. */
  @Column(varchar("installation_key_mark", 64, { nullable: true }))
  installationKeyMark!: string | null;

  @Column(varchar("state", 20, { nullable: true }))
  state!: StripeAccountState | null;

  @Column(varchar("account_id", 64, { nullable: true }))
  accountId!: string | null;

  @Column(boolean("livemode", { nullable: true }))
  livemode!: boolean | null;

  @Column(instant("checked_at", { nullable: true }))
  checkedAt!: Date | null;

  @Column(instant("saved_at", { nullable: true }))
  savedAt!: Date | null;

  @Column(foreignId("saved_by_id", { nullable: true }))
  savedById!: string | null;

  /** As they were called then. */
  @Column(varchar("saved_by_name", 120, { nullable: true }))
  savedByName!: string | null;
}
