/** With which a consumer may sign: RSA of at least 2048 bits, or Ed25519. */
export const signingAlgorithms = ["RS512", "EdDSA"] as const;

export type SigningAlgorithm = (typeof signingAlgorithms)[number];

/** A public key as it is stored, and not a member more (RFC 7517, RFC 8037). */
export type PublicJwk =
  { readonly kty: "RSA"; readonly n: string; readonly e: string } | { readonly kty: "OKP"; readonly crv: "Ed25519"; readonly x: string };
