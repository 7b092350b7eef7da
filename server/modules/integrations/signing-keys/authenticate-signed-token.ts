import { decodeProtectedHeader } from "jose/decode/protected_header";
import { decodeJwt } from "jose/jwt/decode";
import type { EntityManager } from "typeorm";
import { IsNull, MoreThan } from "typeorm";
import { ApiConsumer } from "../api-consumer.entity.ts";
import { decoyKeys } from "./decoy-keys.ts";
import type { SignedTokenClaims } from "./signed-token-claims.ts";
import { readClaims } from "./signed-token-claims.ts";
import type { SigningAlgorithm } from "./signing-algorithm.ts";
import { signingAlgorithms } from "./signing-algorithm.ts";
import { SigningKey } from "./signing-key.entity.ts";
import { verifySignature } from "./verify-signature.ts";

interface Sent {
  readonly clinicId: string;
  readonly token: string;
  readonly audience: string;
}

interface Signed {
  readonly algorithm: SigningAlgorithm;
  /** Which key the token names: by fingerprint. Absent: any. */
  readonly keyId: string | undefined;
  readonly claims: SignedTokenClaims;
}

export interface SignedCall extends Pick<SignedTokenClaims, "tokenId" | "expiresAt"> {
  readonly consumer: ApiConsumer;
  readonly key: SigningKey;
}

const longestToken = 4096;

/** What the token claims, before anything of it is believed. */
function readUnverified({ token, audience }: Sent, now: Date): Signed | null {
  if (token.length > longestToken) return null;
  try {
    const { alg, kid, typ, crit } = decodeProtectedHeader(token);
    const algorithm = signingAlgorithms.find((known) => known === alg);
    if (!algorithm || crit !== undefined || (typ !== undefined && String(typ).toUpperCase() !== "JWT")) return null;
    if (kid !== undefined && typeof kid !== "string") return null;
    const claims = readClaims(decodeJwt(token), { audience, now });
    return claims && { algorithm, keyId: kid, claims };
  } catch {
    return null;
  }
}

/**
 * The consumer who signed the token. Whether there is such a consumer, whether it is stopped, and whether it has such a key makes no
 * difference to what is done: the same look-ups, and a signature verified, if need be with a key that is nobody's.
 */
export async function authenticateSignedToken(manager: EntityManager, sent: Sent, now: Date): Promise<SignedCall | null> {
  const signed = readUnverified(sent, now);
  if (!signed) return null;
  const { algorithm, keyId, claims } = signed;
  const { clinicId } = sent;
  const { consumerId, tokenId, expiresAt } = claims;
  const [consumer, keys] = await Promise.all([
    manager.findOneBy(ApiConsumer, { clinicId, id: consumerId, deactivatedAt: IsNull() }),
    manager.findBy(SigningKey, { clinicId, consumerId, endsAt: MoreThan(now), revokedAt: IsNull() }),
  ]);
  const candidates = keys.filter((key) => key.algorithm === algorithm && (keyId === undefined || keyId === key.fingerprint));
  for (const key of candidates)
    if ((await verifySignature(sent.token, key.publicKey, algorithm, now)) && consumer) return { consumer, key, tokenId, expiresAt };
  if (candidates.length === 0) await verifySignature(sent.token, decoyKeys[algorithm], algorithm, now);
  return null;
}
