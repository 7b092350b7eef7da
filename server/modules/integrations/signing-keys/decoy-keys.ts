import type { PublicJwk, SigningAlgorithm } from "./signing-algorithm.ts";

const modulus = [
  "0Ebi5FMCCPcSNRs39KbxfsgvP02etQAX_byb2PxXm412y3T36jLAXHieY-0vDhX2eWCtHHoOQ-Jn8m-puy-t-NVvGyv1hR_hGvzWV474a-s5k5",
  "W4TnyO-tcOwfPBSB2viHllf7m8zdz894118TErvn1tv3FsKWRoHS4C0zpi3GG6NqHC_CKyK2Z7LOmn11qfYTzwS2NoxfRx42wDl_IdjdiZiyHQ",
  "0BsobT486ctIe-pmElKkggpC6vj2bzVzh-_uf8ohX0-ZMaC6zx9UtkoZAN4-s_kAY85_RA0geYdJi4UGVL6Y9owKluQHiY2DWElvH-lzSbRewH",
  "XTFPMGQTnkqQ",
].join("");

/** Public keys whose private ones nobody kept: what a token is verified with where there is no key for it, so that it takes as long. */
export const decoyKeys: Readonly<Record<SigningAlgorithm, PublicJwk>> = {
  RS512: { kty: "RSA", n: modulus, e: "AQAB" },
  EdDSA: { kty: "OKP", crv: "Ed25519", x: "ctjbV0SjgWNQweLpWGxFREc5M2mWsdfnVgG3vVBFidE" },
};
