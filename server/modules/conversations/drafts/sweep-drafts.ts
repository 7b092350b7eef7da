import { LessThanOrEqual } from "typeorm";
import type { Database } from "../../../db/database.ts";
import { days, later } from "../../../kernel/clock.ts";
import { ConversationDraft } from "./conversation-draft.entity.ts";

/** A draft that nobody touched for so long is not written to its end any more. */
export const draftKeptMs = days(30);

const batchSize = 500;

export async function sweepDrafts(database: Database, at: Date, signal: AbortSignal): Promise<void> {
  const old = { savedAt: LessThanOrEqual(later(at, -draftKeptMs)) };
  while (!signal.aborted) {
    const found = await database.manager.find(ConversationDraft, { where: old, order: { savedAt: "ASC", id: "ASC" }, take: batchSize });
    for (const { clinicId, id } of found) await database.transaction((tx) => tx.delete(ConversationDraft, { clinicId, id, ...old }));
    if (found.length < batchSize) return;
  }
}
