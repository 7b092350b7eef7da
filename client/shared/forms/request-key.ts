/** Tells one request from any other, so that sending it twice does it once. */
export const newRequestKey = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

/** A place of its own: drafts are kept by act and id too. */
const placeOf = (act: string, id: string): string => `portail.request-key.${act}.${id}`;

/**
 * The key of what is being done to one thing: the same after a reload, and after an answer that never came. It stays until the server has
 * said what became of it.
 */
export function keptRequestKey(act: string, id: string): string {
  const kept = sessionStorage.getItem(placeOf(act, id));
  if (kept) return kept;
  const key = newRequestKey();
  sessionStorage.setItem(placeOf(act, id), key);
  return key;
}

export const forgetRequestKey = (act: string, id: string): void => sessionStorage.removeItem(placeOf(act, id));
