import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import { id, instant, integer, json } from "../../db/columns.ts";

/**
 * What was done lately under one key. Keys are keyed hashes made by whoever limits: the row says neither who nor what. The index by
 * expiry doesn't begin with the clinic, as one sweep serves all clinics.
 */
@Entity("limits")
@Index("limits_expiry", ["expiresAt"])
export class LimitRow {
  @PrimaryColumn(id("clinic_id"))
  clinicId!: string;

  @PrimaryColumn({ name: "limit_key", type: "varchar", length: 64 })
  key!: string;

  /** Milliseconds since 1970, ascending: as many as still decide something. */
  @Column(json("instants"))
  instants!: readonly number[];

  /** How many were taken, where only their number counts. */
  @Column(integer("taken"))
  taken!: number;

  /** Another one with every write: whoever writes on what they read names it, and loses to whoever wrote meanwhile. */
  @Column(id("revision"))
  revision!: string;

  /** When the row no longer decides anything. */
  @Column(instant("expires_at"))
  expiresAt!: Date;
}
