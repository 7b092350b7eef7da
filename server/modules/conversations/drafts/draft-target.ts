import type { EntityManager } from "typeorm";
import type { Outcome } from "../../../kernel/outcome.ts";
import { failure, success } from "../../../kernel/outcome.ts";
import { Patient } from "../../patients/patient.entity.ts";
import { Conversation } from "../conversation.entity.ts";

/** What is being written: a new conversation with a patient, or a message of one. Null for ids that are none of ours. */
export type DraftTarget = { readonly patientId: string | null } | { readonly conversationId: string | null };

export interface FoundTarget {
  readonly target: string;
  readonly patientId: string;
  readonly conversationId: string | null;
}

export const targetOfPatient = (patientId: string): string => `P:${patientId}`;
export const targetOfConversation = (conversationId: string): string => `C:${conversationId}`;

const missing = (field: string): Outcome<never> => failure({ code: "NOT_FOUND", path: ["input", field] });

/** The clinic's own, or none. */
export async function findTarget(tx: EntityManager, clinicId: string, target: DraftTarget): Promise<Outcome<FoundTarget>> {
  if ("patientId" in target) {
    const { patientId } = target;
    if (patientId === null || !(await tx.existsBy(Patient, { clinicId, id: patientId }))) return missing("patientId");
    return success({ target: targetOfPatient(patientId), patientId, conversationId: null });
  }
  const { conversationId } = target;
  const found = conversationId === null ? null : await tx.findOneBy(Conversation, { clinicId, id: conversationId });
  if (!found) return missing("conversationId");
  return success({ target: targetOfConversation(found.id), patientId: found.patientId, conversationId: found.id });
}
