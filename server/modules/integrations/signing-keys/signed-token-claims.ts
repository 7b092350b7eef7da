import { fromGlobalId } from "../../../graphql/global-id.ts";
import { minutes } from "../../../kernel/clock.ts";

/** What a signed token says, once everything that it has to say is there and right. */
export interface SignedTokenClaims {
  readonly consumerId: string;
  readonly tokenId: string;
  readonly expiresAt: Date;
}

interface Expected {
  readonly audience: string;
  readonly now: Date;
}

export const longestLifeMs = minutes(15);

/** How far a program's clock may be ahead of ours. */
const leewayMs = 60_000;

const tokenIdPattern = /^[\x21-\x7e]{16,64}$/;

const instantOf = (claim: unknown): number | null => (typeof claim === "number" && Number.isFinite(claim) ? claim * 1000 : null);

const isFor = (claim: unknown, audience: string): boolean =>
  claim === audience || (Array.isArray(claim) && claim.length === 1 && claim[0] === audience);

/** Null where anything is missing or wrong: nobody is told what. */
export function readClaims(payload: Readonly<Record<string, unknown>>, { audience, now }: Expected): SignedTokenClaims | null {
  const { iss, aud, exp, iat, nbf, jti } = payload;
  const consumerId = typeof iss === "string" ? fromGlobalId("ApiConsumer", iss) : null;
  const [expiresAt, issuedAt] = [instantOf(exp), instantOf(iat)];
  const validFrom = nbf === undefined ? issuedAt : instantOf(nbf);
  if (consumerId === null || !isFor(aud, audience)) return null;
  if (typeof jti !== "string" || !tokenIdPattern.test(jti)) return null;
  if (expiresAt === null || issuedAt === null || validFrom === null) return null;
  const soon = now.getTime() + leewayMs;
  if (issuedAt > soon || validFrom > soon || expiresAt <= now.getTime()) return null;
  if (expiresAt <= issuedAt || expiresAt - issuedAt > longestLifeMs) return null;
  return { consumerId, tokenId: jti, expiresAt: new Date(expiresAt) };
}
