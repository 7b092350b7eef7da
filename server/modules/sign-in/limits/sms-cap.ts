import type { EntityManager } from "typeorm";
import type { SecretKeys } from "../../../kernel/secret-keys.ts";
import { takeOneOf } from "../../limits/daily-cap.ts";
import { LimitRow } from "../../limits/limit-row.entity.ts";

/** Beyond any cap. */
const unlimited = 2_000_000_000;

/**
 * Takes one of the text messages that a clinic may send that day (UTC), if one is to go out; false where none is left. For a message
 * that won't go out, the same is read and written elsewhere: only real ones cost.
 */
export async function takeTextMessage(
  tx: EntityManager,
  keys: SecretKeys,
  { clinicId, goesOut, most, at }: { readonly clinicId: string; readonly goesOut: boolean; readonly most: number; readonly at: Date },
): Promise<boolean> {
  const day = at.toISOString().slice(0, 10);
  const [real, spare] = ["sign-in/text-messages", "sign-in/text-messages/unsent"].map((purpose) => keys.hmac(purpose, clinicId, day)) as [
    string,
    string,
  ];
  const row = await tx.findOneBy(LimitRow, { clinicId, key: real });
  const counts = goesOut && (row?.taken ?? 0) < most;
  const taken = await takeOneOf(tx, clinicId, counts ? real : spare, counts ? most : unlimited, at);
  return counts && taken;
}
