import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from "typeorm";
import { foreignId, id, instant, varchar } from "../../db/columns.ts";
import { ApiConsumer } from "./api-consumer.entity.ts";

/** What an API consumer shows to be let in. Shown once, stored hashed. */
@Entity("api_tokens")
@Unique("api_tokens_token", ["clinicId", "tokenHash"])
@Index("api_tokens_of_consumer", ["clinicId", "consumerId", "endsAt", "id"])
@ForeignKey(() => ApiConsumer, ["clinicId", "consumerId"], ["clinicId", "id"], { name: "api_tokens_consumer" })
export class ApiToken {
  @PrimaryColumn(id("clinic_id"))
  clinicId!: string;

  @PrimaryColumn(id())
  id!: string;

  @Column(foreignId("consumer_id"))
  consumerId!: string;

  @Column(varchar("token_hash", 64))
  tokenHash!: string;

  @Column({ ...varchar("label", 80), default: "First token" })
  label!: string;

  /** Its last four characters, by which people tell it from others: 232 unknown bits are left. Null for those of before. */
  @Column(varchar("last_four", 4, { nullable: true }))
  lastFour!: string | null;

  @Column(instant("created_at"))
  createdAt!: Date;

  @Column(varchar("created_by", 40, { nullable: true }))
  createdBy!: string | null;

  @Column(instant("expires_at", { nullable: true }))
  expiresAt!: Date | null;

  @Column(instant("last_used_at", { nullable: true }))
  lastUsedAt!: Date | null;

  /** From when it opens nothing: revoked, expired, or `never`. */
  @Column({ ...instant("ends_at"), default: "9999-12-31 00:00:00.000000" })
  endsAt!: Date;

  @Column(instant("revoked_at", { nullable: true }))
  revokedAt!: Date | null;

  @Column(varchar("revoked_by", 40, { nullable: true }))
  revokedBy!: string | null;
}
