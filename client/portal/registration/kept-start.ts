import { serverNow } from "../../shared/graphql/server-clock.ts";
import type { WhoDraft } from "../sign-in/who-draft.ts";
import { previewFrame } from "../preview/preview-frame.ts";

/** That this browser has proven a contact, and what was typed on the way there. */
export interface KeptStart {
  readonly id: string;
  readonly contact: string;
  readonly expiresAt: string;
  readonly who: WhoDraft;
  /** What was sent with it, if something was. */
  readonly sent: { readonly firstInitial: string; readonly submittedAt: string } | null;
}

const startKey = "portail-registration";

export const draftKey = "portail-registration-draft";

/** For whoever is late: as long as it takes to get a new code, what was typed is not yet forgotten. */
const graceMilliseconds = 30 * 60_000;

export function forgetRegistration(): void {
  sessionStorage.removeItem(startKey);
  sessionStorage.removeItem(draftKey);
}

/** A form that was begun with another contact is somebody else's. */
export function keepStart(start: KeptStart): void {
  if (keptStart()?.contact !== start.contact) forgetRegistration();
  sessionStorage.setItem(startKey, JSON.stringify(start));
}

export const forgottenAt = ({ expiresAt }: KeptStart): number => Date.parse(expiresAt) + graceMilliseconds;

export function keptStart(): KeptStart | null {
  // A preview shares its storage with the tab around it; the server has none.
  if (previewFrame || !globalThis.sessionStorage) return null;
  const kept = JSON.parse(sessionStorage.getItem(startKey) ?? "null") as KeptStart | null;
  if (kept && forgottenAt(kept) > serverNow()) return kept;
  forgetRegistration();
  return null;
}
