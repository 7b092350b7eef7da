import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from "typeorm";
import { foreignId, id, instant, varchar } from "../../db/columns.ts";
import { ApiConsumer } from "./api-consumer.entity.ts";

/** What an API consumer shows to be let in. Shown once, stored hashed. */
@Entity("api_tokens")
@Unique("api_tokens_token", ["clinicId", "tokenHash"])
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

  @Column(instant("created_at"))
  createdAt!: Date;

  @Column(instant("last_used_at", { nullable: true }))
  lastUsedAt!: Date | null;

  @Column(instant("revoked_at", { nullable: true }))
  revokedAt!: Date | null;
}
