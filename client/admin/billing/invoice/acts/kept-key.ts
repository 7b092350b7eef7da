import { newRequestKey } from "../../../patients/form/request-key.ts";

const placeOf = (act: string, id: string): string => `portail.billing.${act}.${id}`;

/**
 * Tells one act from any other, so that sending it again does it once: also after a reload, and after an answer that never came. It
 * stays until the server has said what became of it.
 */
export function keptRequestKey(act: string, id: string): string {
  const kept = sessionStorage.getItem(placeOf(act, id));
  if (kept) return kept;
  const key = newRequestKey();
  sessionStorage.setItem(placeOf(act, id), key);
  return key;
}

export const forgetRequestKey = (act: string, id: string): void => sessionStorage.removeItem(placeOf(act, id));
