import { previewFrame } from "../../preview/preview-frame.ts";

/** What a patient began to write, and what of it was sent without an answer yet. */
export interface KeptReply {
  readonly text: string;
  /** The same text sent again with the same key is written once. */
  readonly sent: { readonly text: string; readonly key: string } | null;
}

const prefix = "portail-reply:";

const keyOf = (patientId: string, conversationId: string): string => `${prefix}${patientId}:${conversationId}`;

function forgetWhere(lost: (key: string) => boolean): void {
  // A preview shares its storage with the tab around it.
  if (previewFrame) return;
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix) && lost(key)) sessionStorage.removeItem(key);
}

/** In this tab alone; a session that ends by itself leaves it for the same patient's return, signing out does not. */
export function keepReply(patientId: string, conversationId: string, reply: KeptReply): void {
  const key = keyOf(patientId, conversationId);
  if (reply.text === "") sessionStorage.removeItem(key);
  else sessionStorage.setItem(key, JSON.stringify(reply));
}

export const keptReply = (patientId: string, conversationId: string): KeptReply =>
  (JSON.parse(sessionStorage.getItem(keyOf(patientId, conversationId)) ?? "null") as KeptReply | null) ?? { text: "", sent: null };

export const forgetReplies = (): void => forgetWhere(() => true);

/** The next person at the computer finds nothing of the one before. */
export const forgetRepliesOfOthers = (patientId: string): void => forgetWhere((key) => !key.startsWith(`${prefix}${patientId}:`));
