import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from "typeorm";
import { foreignId, id, instant, json, varchar } from "../../../db/columns.ts";
import { ApiConsumer } from "../api-consumer.entity.ts";
import type { PublicJwk, SigningAlgorithm } from "./signing-algorithm.ts";

/** A public key with which the short-lived tokens that an API consumer signs are verified. A key is one consumer's, for ever. */
@Entity("api_signing_keys")
@Unique("api_signing_keys_fingerprint", ["clinicId", "fingerprint"])
@Index("api_signing_keys_of_consumer", ["clinicId", "consumerId", "endsAt", "id"])
@ForeignKey(() => ApiConsumer, ["clinicId", "consumerId"], ["clinicId", "id"], { name: "api_signing_keys_consumer" })
export class SigningKey {
  @PrimaryColumn(id("clinic_id"))
  clinicId!: string;

  @PrimaryColumn(id())
  id!: string;

  @Column(foreignId("consumer_id"))
  consumerId!: string;

  @Column(varchar("label", 80))
  label!: string;

  @Column(varchar("algorithm", 10))
  algorithm!: SigningAlgorithm;

  @Column(json("public_key"))
  publicKey!: PublicJwk;

  /** The key's JWK thumbprint (RFC 7638). */
  @Column(varchar("fingerprint", 43))
  fingerprint!: string;

  @Column(instant("created_at"))
  createdAt!: Date;

  @Column(varchar("created_by", 40, { nullable: true }))
  createdBy!: string | null;

  @Column(instant("last_used_at", { nullable: true }))
  lastUsedAt!: Date | null;

  /** From when it verifies nothing: revoked, or `never`. */
  @Column(instant("ends_at"))
  endsAt!: Date;

  @Column(instant("revoked_at", { nullable: true }))
  revokedAt!: Date | null;

  @Column(varchar("revoked_by", 40, { nullable: true }))
  revokedBy!: string | null;
}
