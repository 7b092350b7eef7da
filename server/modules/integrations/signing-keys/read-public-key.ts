import type { KeyObject } from "node:crypto";
import { createPublicKey } from "node:crypto";
import { calculateJwkThumbprint } from "jose/jwk/thumbprint";
import type { Outcome } from "../../../kernel/outcome.ts";
import { failure, success } from "../../../kernel/outcome.ts";
import { holdsPrivateKey } from "./holds-private-key.ts";
import type { PublicJwk, SigningAlgorithm } from "./signing-algorithm.ts";

export interface PublicKey {
  readonly algorithm: SigningAlgorithm;
  readonly publicKey: PublicJwk;
  readonly fingerprint: string;
}

const longestText = 10_000;
const bits = { smallest: 2048, largest: 8192 } as const;
const exponents = { smallest: 65_537n, largest: 2n ** 32n } as const;

const pem = /^-----BEGIN (RSA PUBLIC|PUBLIC) KEY-----[A-Za-z0-9+/=\s]+-----END \1 KEY-----$/;

const refuse = (reason: string, facts: Readonly<Record<string, unknown>> = {}): Outcome<never> =>
  failure({ code: "VALIDATION_FAILED", path: ["input", "publicKey"], reason, facts });

/** Null for anything that is no public key. OpenSSL's own words about it stay here. */
function parse(text: string): KeyObject | null {
  try {
    if (pem.test(text)) return createPublicKey(text);
    return createPublicKey({ key: JSON.parse(text) as object, format: "jwk" } as never);
  } catch {
    return null;
  }
}

function rsaObstacle({ asymmetricKeyDetails: { modulusLength = 0, publicExponent = 0n } = {} }: KeyObject): Outcome<never> | null {
  if (modulusLength < bits.smallest) return refuse("RSA_KEY_TOO_SMALL", { bits: modulusLength });
  const fits = modulusLength <= bits.largest && publicExponent >= exponents.smallest && publicExponent <= exponents.largest;
  return fits ? null : refuse("RSA_KEY_UNUSUAL");
}

const fingerprinted = async (algorithm: SigningAlgorithm, publicKey: PublicJwk): Promise<Outcome<PublicKey>> =>
  success({ algorithm, publicKey, fingerprint: await calculateJwkThumbprint({ ...publicKey }) });

/** What a key is known by, and not a member more. */
function known(algorithm: SigningAlgorithm, key: KeyObject): Promise<Outcome<PublicKey>> {
  const { n = "", e = "", x = "" } = key.export({ format: "jwk" });
  return fingerprinted(algorithm, algorithm === "RS512" ? { kty: "RSA", n, e } : { kty: "OKP", crv: "Ed25519", x });
}

/** A public key as PEM (SPKI or PKCS #1) or as a JWK. No answer repeats any of the text, and a private key is never looked into. */
export async function readPublicKey(text: string): Promise<Outcome<PublicKey>> {
  const trimmed = text.trim();
  if (trimmed === "") return refuse("REQUIRED");
  if (holdsPrivateKey(trimmed)) return refuse("PRIVATE_KEY_SENT");
  const key = trimmed.length > longestText ? null : parse(trimmed);
  if (!key) return refuse("NOT_A_PUBLIC_KEY");
  if (key.asymmetricKeyType === "rsa") return rsaObstacle(key) ?? known("RS512", key);
  return key.asymmetricKeyType === "ed25519" ? known("EdDSA", key) : refuse("SIGNING_KEY_OF_OTHER_KIND");
}
