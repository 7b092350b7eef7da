import { createPublicKey, generateKeyPairSync } from "node:crypto";
import { calculateJwkThumbprint } from "jose/jwk/thumbprint";
import { readPublicKey } from "./read-public-key.ts";

const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });
const ed = generateKeyPairSync("ed25519");
const ec = generateKeyPairSync("ec", { namedCurve: "P-256" });

const spki = (key: typeof rsa.publicKey): string => key.export({ type: "spki", format: "pem" }).toString();
const jwk = (key: typeof rsa.publicKey): object => key.export({ format: "jwk" });
const reasonOf = async (text: string): Promise<unknown> => {
  const outcome = await readPublicKey(text);
  return outcome.ok ? "accepted" : outcome.problems.map(({ code, path, reason }) => [code, path.join("."), reason]);
};
const refusal = (reason: string) => [["VALIDATION_FAILED", "input.publicKey", reason]];

test.each<[string, string, "RS512" | "EdDSA"]>([
  ["RSA as PEM", spki(rsa.publicKey), "RS512"],
  ["RSA as PKCS #1", rsa.publicKey.export({ type: "pkcs1", format: "pem" }).toString(), "RS512"],
  ["RSA as a JWK", JSON.stringify(jwk(rsa.publicKey)), "RS512"],
  ["Ed25519 as PEM", spki(ed.publicKey), "EdDSA"],
  [
    "Ed25519 as a JWK with members of its own",
    JSON.stringify({ ...jwk(ed.publicKey), kid: "k", use: "sig", alg: "EdDSA" }, null, 2),
    "EdDSA",
  ],
  ["with spaces and line ends around it", `\r\n  ${spki(ed.publicKey).replaceAll("\n", "\r\n")}\n\n`, "EdDSA"],
])("is read: %s", async (_, text, algorithm) => {
  const pair = algorithm === "RS512" ? rsa : ed;
  const outcome = await readPublicKey(text);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  expect(outcome.value).toEqual({
    algorithm,
    publicKey: jwk(pair.publicKey),
    fingerprint: await calculateJwkThumbprint(jwk(pair.publicKey)),
  });
  expect(createPublicKey({ key: { ...outcome.value.publicKey }, format: "jwk" }).equals(pair.publicKey)).toBe(true);
});

const privatePem = (type: "pkcs8" | "pkcs1" | "sec1", key = rsa.privateKey): string =>
  key.export({ type: type as "pkcs8", format: "pem" }).toString();
const encrypted = rsa.privateKey.export({ type: "pkcs8", format: "pem", cipher: "aes-256-cbc", passphrase: "secret" }).toString();
const der = (key: typeof rsa.privateKey, type: "pkcs8" | "pkcs1"): string =>
  key.export({ type: type as "pkcs8", format: "der" }).toString("base64");

test.each<[string, string]>([
  ["PKCS #8", privatePem("pkcs8")],
  ["PKCS #1", privatePem("pkcs1")],
  ["EC", privatePem("sec1", ec.privateKey)],
  ["Ed25519", privatePem("pkcs8", ed.privateKey)],
  ["with a passphrase", encrypted],
  ["OpenSSH's", "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAABG5vbmU=\n-----END OPENSSH PRIVATE KEY-----"],
  ["PGP's", "-----BEGIN PGP PRIVATE KEY BLOCK-----\n\nlQ==\n-----END PGP PRIVATE KEY BLOCK-----"],
  ["PuTTY's", "PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\nPrivate-Lines: 1\nAAAA"],
  ["behind the public one", `${spki(rsa.publicKey)}\n${privatePem("pkcs8")}`],
  ["cut off", privatePem("pkcs8").slice(0, 200)],
  ["RSA as a JWK", JSON.stringify(rsa.privateKey.export({ format: "jwk" }))],
  ["Ed25519 as a JWK", JSON.stringify(ed.privateKey.export({ format: "jwk" }), null, 2)],
  ["in a set of JWKs", JSON.stringify({ keys: [jwk(rsa.publicKey), ed.privateKey.export({ format: "jwk" })] })],
  ["a shared secret as a JWK", JSON.stringify({ kty: "oct", k: "c2VjcmV0" })],
  ["bare base64", der(rsa.privateKey, "pkcs8")],
  ["bare base64 of PKCS #1, in lines", der(rsa.privateKey, "pkcs1").replaceAll(/(.{64})/g, "$1\n")],
])("a private key is refused for what it is: %s", async (_, text) => {
  expect(await reasonOf(text)).toEqual(refusal("PRIVATE_KEY_SENT"));
});

test.each<[string, string, string]>([
  ["nothing", "  \n", "REQUIRED"],
  ["words", "my key", "NOT_A_PUBLIC_KEY"],
  ["JSON that is no key", "{}", "NOT_A_PUBLIC_KEY"],
  ["null", "null", "NOT_A_PUBLIC_KEY"],
  ["OpenSSH's public form", "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIE me@host", "NOT_A_PUBLIC_KEY"],
  ["an empty frame", "-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----", "NOT_A_PUBLIC_KEY"],
  ["two keys", `${spki(rsa.publicKey)}${spki(ed.publicKey)}`, "NOT_A_PUBLIC_KEY"],
  ["too long", `${spki(rsa.publicKey)}${" ".repeat(9_999)}x`, "NOT_A_PUBLIC_KEY"],
  ["an EC key", spki(ec.publicKey), "SIGNING_KEY_OF_OTHER_KIND"],
  ["an EC key as a JWK", JSON.stringify(jwk(ec.publicKey)), "SIGNING_KEY_OF_OTHER_KIND"],
  ["Ed448", spki(generateKeyPairSync("ed448").publicKey), "SIGNING_KEY_OF_OTHER_KIND"],
  ["X25519", spki(generateKeyPairSync("x25519").publicKey), "SIGNING_KEY_OF_OTHER_KIND"],
  ["RSA for PSS alone", spki(generateKeyPairSync("rsa-pss", { modulusLength: 2048 }).publicKey), "SIGNING_KEY_OF_OTHER_KIND"],
  ["1024 bits", spki(generateKeyPairSync("rsa", { modulusLength: 1024 }).publicKey), "RSA_KEY_TOO_SMALL"],
  ["2047 bits", spki(generateKeyPairSync("rsa", { modulusLength: 2047 }).publicKey), "RSA_KEY_TOO_SMALL"],
  ["an exponent of 3", spki(generateKeyPairSync("rsa", { modulusLength: 2048, publicExponent: 3 }).publicKey), "RSA_KEY_UNUSUAL"],
  ["an enormous exponent", JSON.stringify({ ...jwk(rsa.publicKey), e: Buffer.alloc(200, 255).toString("base64url") }), "RSA_KEY_UNUSUAL"],
  ["16,384 bits", JSON.stringify({ kty: "RSA", e: "AQAB", n: Buffer.alloc(2048, 255).toString("base64url") }), "RSA_KEY_UNUSUAL"],
])("is refused: %s", async (_, text, reason) => {
  expect(await reasonOf(text)).toEqual(refusal(reason));
});
