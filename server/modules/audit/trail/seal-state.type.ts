import { Field, Int, ObjectType } from "type-graphql";
import { Access } from "../../../graphql/access.ts";
import { DateTime } from "../../../graphql/scalars.ts";
import { auditRule } from "./audit-event.type.ts";
import type { SealState } from "./trail.service.ts";

@ObjectType("AuditSeal", {
  description:
    "How far the clinic's audit trail is sealed. Its events lie in blocks, each of which holds the hash of the one before it: whoever keeps " +
    "`head` elsewhere can show later that nothing before it was changed or removed (`npm run audit:verify -- --head`).",
})
@Access(auditRule)
export class AuditSealType {
  @Field(() => String, { nullable: true, description: "The number of the last block, a colon, and its hash; null before the first block." })
  head!: string | null;

  @Field(() => DateTime, { nullable: true, description: "When the last block was sealed." })
  sealedAt!: Date | null;

  @Field(() => Int, {
    description: "How many events wait to be sealed: those of the last seconds. Exact up to a thousand; 1001 stands for more.",
  })
  waitingCount!: number;

  @Field(() => DateTime, { nullable: true, description: "Since when the oldest of them waits; null where none does." })
  waitingSince!: Date | null;
}

export const toAuditSeal = ({ chain, unsealed }: SealState): AuditSealType =>
  Object.assign(new AuditSealType(), {
    head: chain && `${chain.headNumber}:${chain.headHash}`,
    sealedAt: chain?.sealedAt ?? null,
    waitingCount: unsealed.rows,
    waitingSince: unsealed.since,
  });
