import { Column, Entity, PrimaryColumn } from "typeorm";
import { id, integer, varchar } from "../columns.ts";

/** What the stress writes: `origin` says whether the row may be there in the end. */
@Entity("stress_entry")
export class StressEntry {
  @PrimaryColumn(id())
  id!: string;

  @Column(varchar("origin", 16))
  origin!: "committed" | "failed" | "plain";
}

/** Each transaction adds one to both of a pair and so keeps them equal at every commit. */
@Entity("stress_pair")
export class StressPair {
  @PrimaryColumn(id())
  id!: string;

  @Column(integer("amount"))
  amount!: number;
}
