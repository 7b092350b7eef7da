import { graphql } from "../../gql/index.ts";
import type { ChallengeFieldsFragment } from "../../gql/graphql.ts";
import { serverNow } from "../../shared/graphql/server-clock.ts";
import { previewFrame } from "../preview/preview-frame.ts";

export const ChallengeFields = graphql(`
  fragment ChallengeFields on OtpChallenge {
    id
    channel
    maskedDestination
    expiresAt
    resendAvailableAt
    triesLeft
  }
`);

export type Challenge = ChallengeFieldsFragment;

const signIn = "portail-challenge";

/** Phones drop the page while their owner looks the code up in another app: the tab then comes back to the same step. */
export function keepChallenge(challenge: Challenge | null, key = signIn): void {
  if (challenge) sessionStorage.setItem(key, JSON.stringify(challenge));
  else sessionStorage.removeItem(key);
}

export function keptChallenge(key = signIn): Challenge | null {
  // A preview shares its storage with the tab around it; the server has none.
  if (previewFrame || !globalThis.sessionStorage) return null;
  const kept = JSON.parse(sessionStorage.getItem(key) ?? "null") as Challenge | null;
  return kept && Date.parse(kept.expiresAt) > serverNow() ? kept : null;
}
