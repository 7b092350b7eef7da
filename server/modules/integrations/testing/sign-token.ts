import { generateKeyPairSync } from "node:crypto";
import type { KeyObject } from "node:crypto";
import type { JWTPayload } from "jose";
import { SignJWT } from "jose/jwt/sign";
import { newId } from "../../../kernel/id.ts";

export interface KeyPair {
  readonly algorithm: "RS512" | "EdDSA";
  readonly privateKey: KeyObject;
  /** PEM, as it is registered. */
  readonly publicKey: string;
}

export function newKeyPair(algorithm: "RS512" | "EdDSA" = "EdDSA"): KeyPair {
  const pair = algorithm === "RS512" ? generateKeyPairSync("rsa", { modulusLength: 2048 }) : generateKeyPairSync("ed25519");
  return { algorithm, privateKey: pair.privateKey, publicKey: pair.publicKey.export({ type: "spki", format: "pem" }).toString() };
}

export interface SignedWish {
  readonly pair: KeyPair;
  readonly now: Date;
  readonly header?: Readonly<Record<string, unknown>>;
  /** Over those of a token that is right; undefined takes one away. */
  readonly claims: Readonly<Record<string, unknown>> & { readonly iss: string; readonly aud: unknown };
}

/** A token as an integrating team's program signs it. */
export function signToken({ pair, now, header = {}, claims }: SignedWish): Promise<string> {
  const seconds = Math.floor(now.getTime() / 1000);
  const whole = { iat: seconds, exp: seconds + 300, jti: newId(), ...claims };
  const payload = JSON.parse(JSON.stringify(whole)) as JWTPayload;
  return new SignJWT(payload).setProtectedHeader({ alg: pair.algorithm, ...header }).sign(pair.privateKey);
}
