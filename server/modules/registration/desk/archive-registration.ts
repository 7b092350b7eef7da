import { z } from "zod";
import type { RightHolder } from "../../../kernel/actor.ts";
import type { Outcome } from "../../../kernel/outcome.ts";
import { choice, textOf, validate } from "../../../kernel/validation.ts";
import { recordAudit } from "../../audit/record-audit.ts";
import type { DeskParts } from "../registration-parts.ts";
import type { Registration } from "../registration.entity.ts";
import { archiveReasons } from "../registration.entity.ts";
import type { Decision } from "./decide.ts";
import { decide, decidedBy, undecided, writeDecision } from "./decide.ts";
import { decisionEntry } from "./decision-audit.ts";

export interface Archiving extends Decision {
  readonly reason: string;
  readonly note: string | null;
  /** Whether the person is told to call the clinic. */
  readonly tell: boolean;
}

export const archivingSchema = z.object({
  reason: choice(archiveReasons),
  // A note of blanks alone is none.
  note: z.preprocess((value) => (typeof value === "string" && value.trim() === "" ? null : value), textOf(200).nullable()),
});

/** Puts a registration away, with the reason. */
export async function archiveRegistration(
  { database, clock, tell }: DeskParts,
  actor: RightHolder,
  { reason, note, tell: isTold, ...decision }: Archiving,
): Promise<Outcome<Registration>> {
  const read = validate(archivingSchema, { reason, note }, ["input"]);
  if (!read.ok) return read;
  const { reason: archiveReason, note: archiveNote } = read.value;
  return decide(database, actor, decision, "PENDING", async (tx, registration) => {
    const at = clock.now();
    const decided = { state: "ARCHIVED" as const, ...decidedBy(actor, at), archiveReason, archiveNote };
    const archived = await writeDecision(tx, registration, "PENDING", decided);
    await recordAudit(tx, actor, at, decisionEntry("registration.archived", registration));
    if (isTold) await tell(tx, { registration: archived, kind: "REGISTRATION_ARCHIVED" });
  });
}

/** An archived registration waits again. */
export const restoreRegistration = (
  { database, clock }: DeskParts,
  actor: RightHolder,
  decision: Decision,
): Promise<Outcome<Registration>> =>
  decide(database, actor, decision, "ARCHIVED", async (tx, registration) => {
    await writeDecision(tx, registration, "ARCHIVED", undecided);
    await recordAudit(tx, actor, clock.now(), decisionEntry("registration.restored", registration));
  });
