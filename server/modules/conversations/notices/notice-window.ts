import type { EntityManager } from "typeorm";
import { IsNull, LessThanOrEqual } from "typeorm";
import { affectedRows } from "../../../db/affected.ts";
import { later, minutes } from "../../../kernel/clock.ts";
import { NoticeWindow } from "./notice-window.entity.ts";

/** So long after a notification the next messages wait, to be told of together. */
export const windowMs = minutes(10);

export interface WindowOf {
  readonly clinicId: string;
  readonly patientId: string;
}

/**
 * Whether a message may be told of at once, which begins the patient's window; else it waits for the window's end. The UPDATE decides:
 * of any number of messages at the same moment one is the first.
 */
export async function takeWindow(tx: EntityManager, of: WindowOf, at: Date): Promise<"FIRST" | "WAITS"> {
  const { clinicId, patientId } = of;
  const endsAt = later(at, windowMs);
  const over = { clinicId, patientId, endsAt: LessThanOrEqual(at), digestDueAt: IsNull() };
  if (affectedRows(await tx.update(NoticeWindow, over, { endsAt })) === 1) return "FIRST";
  const runs = await tx.update(NoticeWindow, { clinicId, patientId }, { digestDueAt: () => "COALESCE(digest_due_at, ends_at)" });
  if (affectedRows(runs) === 1) return "WAITS";
  // Who makes the same one in this moment is a unique violation, upon which the message is written anew.
  await tx.insert(NoticeWindow, { clinicId, patientId, endsAt, digestDueAt: null });
  return "FIRST";
}

/** Nobody was told: the next message need not wait. */
export async function endWindow(tx: EntityManager, { clinicId, patientId }: WindowOf, at: Date): Promise<void> {
  await tx.update(NoticeWindow, { clinicId, patientId }, { endsAt: at });
}

/** Takes what waits at a window's end to be told of, and begins the next window; false where another worker has it. */
export async function takeDigest(tx: EntityManager, { clinicId, patientId }: WindowOf, at: Date): Promise<boolean> {
  const due = { clinicId, patientId, digestDueAt: LessThanOrEqual(at) };
  return affectedRows(await tx.update(NoticeWindow, due, { digestDueAt: null, endsAt: later(at, windowMs) })) === 1;
}
