import { Secret, TOTP } from "otpauth";
import fc from "fast-check";
import { newTotpSecret, stepAt, stepOfCode, totpCodeAt, totpUri } from "./totp.ts";

/** RFC 6238, appendix B: the secret in ASCII, and eight digits of which an app shows the last six. */
const rfcSecret = Secret.fromUTF8("12345678901234567890").base32;
const at = (seconds: number): Date => new Date(1000 * seconds);

test.each([
  [59, "94287082", 0x1],
  [1111111109, "07081804", 0x23523ec],
  [1111111111, "14050471", 0x23523ed],
  [1234567890, "89005924", 0x273ef07],
  [2000000000, "69279037", 0x3f940aa],
  [20000000000, "65353130", 0x27bc86aa],
])("RFC 6238's code of second %d is accepted, for its step", (seconds, code, step) => {
  expect(totpCodeAt(rfcSecret, at(seconds))).toBe(code.slice(2));
  expect(stepOfCode(rfcSecret, code.slice(2), at(seconds))).toBe(step);
  expect(stepAt(at(seconds))).toBe(step);
});

const now = at(1_773_500_400);

test.each([
  [-2, null],
  [-1, -1],
  [0, 0],
  [1, 1],
  [2, null],
])("a code of %d steps from now counts as %s", (ahead, step) => {
  const code = totpCodeAt(rfcSecret, at(now.getTime() / 1000 + 30 * ahead));
  expect(stepOfCode(rfcSecret, code, now)).toBe(step === null ? null : stepAt(now) + step);
});

test("a step lasts to the millisecond", () => {
  const code = totpCodeAt(rfcSecret, now);
  const start = 30_000 * stepAt(now);
  const seen = [start - 30_001, start - 30_000, start + 59_999, start + 60_000].map((instant) =>
    stepOfCode(rfcSecret, code, new Date(instant)),
  );
  expect(seen).toEqual([null, stepAt(now), stepAt(now), null]);
});

test.each(["", "12345", "1234567", "12345a", "１２３４５６", " 12345", "-12345", "1e5000"])("%j is no code", (code) => {
  expect(stepOfCode(rfcSecret, code, now)).toBeNull();
});

test("secrets have 160 bits, and another one each time", () => {
  const secrets = Array.from({ length: 200 }, newTotpSecret);
  expect(new Set(secrets).size).toBe(200);
  expect(secrets.filter((secret) => !/^[A-Z2-7]{32}$/.test(secret))).toEqual([]);
});

test("the address that apps read says what they need, whatever the clinic is called", () => {
  const secret = newTotpSecret();
  const read = new URL(totpUri(secret, "Portail Clinique: l'Été & Cie", "support@portail.example"));
  expect(decodeURIComponent(read.pathname)).toBe("/Portail Clinique  l'Été & Cie:support@portail.example");
  expect(Object.fromEntries(read.searchParams)).toEqual({
    issuer: "Portail Clinique  l'Été & Cie",
    secret,
    algorithm: "SHA1",
    digits: "6",
    period: "30",
  });
});

test("any secret and any moment: our code is the one that another app computes, and it alone is accepted", () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 20, maxLength: 20 }), fc.integer({ min: 0, max: 4e9 }), (bytes, seconds) => {
      const secret = new Secret({ buffer: bytes.buffer as ArrayBuffer });
      const code = TOTP.generate({ secret, timestamp: 1000 * seconds });
      expect(totpCodeAt(secret.base32, at(seconds))).toBe(code);
      expect(stepOfCode(secret.base32, code, at(seconds))).not.toBeNull();
    }),
    { numRuns: 50 },
  );
});
