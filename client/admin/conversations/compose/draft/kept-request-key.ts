import { newRequestKey } from "../../../patients/form/request-key.ts";
import type { DraftTarget } from "./draft-fields.ts";

const placeOf = (target: DraftTarget): string => `portail.message.${"patientId" in target ? target.patientId : target.conversationId}`;

/**
 * Tells one message from any other, so that sending it again sends it once: also after a reload, as the draft is there then, too. It
 * stays until the server has answered.
 */
export function requestKeyOf(target: DraftTarget): string {
  const kept = sessionStorage.getItem(placeOf(target));
  if (kept) return kept;
  const key = newRequestKey();
  sessionStorage.setItem(placeOf(target), key);
  return key;
}

export const forgetRequestKey = (target: DraftTarget): void => sessionStorage.removeItem(placeOf(target));
