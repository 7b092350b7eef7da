import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from "typeorm";
import { foreignId, id, instant, varchar } from "../../../db/columns.ts";
import { ApiConsumer } from "../api-consumer.entity.ts";

/** The `jti` of a signed token that was accepted: its key decides that none is accepted twice. Swept once the token is over. */
@Entity("api_used_token_ids")
@Unique("api_used_token_ids_once", ["clinicId", "consumerId", "tokenId"])
@Index("api_used_token_ids_expiry", ["expiresAt"])
@ForeignKey(() => ApiConsumer, ["clinicId", "consumerId"], ["clinicId", "id"], { name: "api_used_token_ids_consumer" })
export class UsedTokenId {
  @PrimaryColumn(id("clinic_id"))
  clinicId!: string;

  @PrimaryColumn(id())
  id!: string;

  @Column(foreignId("consumer_id"))
  consumerId!: string;

  @Column(varchar("token_id", 64))
  tokenId!: string;

  @Column(instant("expires_at"))
  expiresAt!: Date;
}
