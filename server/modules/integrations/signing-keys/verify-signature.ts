import { createPublicKey } from "node:crypto";
import { JOSEError } from "jose/errors";
import { jwtVerify } from "jose/jwt/verify";
import type { PublicJwk, SigningAlgorithm } from "./signing-algorithm.ts";

/** Our rules about the claims are narrower than the standard's; this looks at the signature, and again at what the standard asks. */
export async function verifySignature(token: string, publicKey: PublicJwk, algorithm: SigningAlgorithm, now: Date): Promise<boolean> {
  try {
    const key = createPublicKey({ key: { ...publicKey }, format: "jwk" });
    const requiredClaims = ["iss", "aud", "exp", "iat", "jti"];
    await jwtVerify(token, key, { algorithms: [algorithm], currentDate: now, clockTolerance: 60, requiredClaims });
    return true;
  } catch (error) {
    if (error instanceof JOSEError) return false;
    throw error;
  }
}
