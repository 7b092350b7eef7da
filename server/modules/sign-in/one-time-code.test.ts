import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { SecretKeys } from "../../kernel/secret-keys.ts";
import { isRightCode, macOfCode, newOneTimeCode } from "./one-time-code.ts";

const oldKey = randomBytes(32).toString("hex");
const newKey = randomBytes(32).toString("hex");
const keys = SecretKeys.parse(newKey);
const binding = { purpose: "SIGN_IN" as const, clinicId: "C1", challengeId: "O1", recipient: "ab".repeat(32) };

test("a code has eight digits, leading zeros included, and uses the whole range evenly", () => {
  const drawn = Array.from({ length: 40_000 }, newOneTimeCode);
  expect(drawn.filter((code) => !/^\d{8}$/.test(code))).toEqual([]);
  // 80 expected in each of the 500 parts of the range; below 25 or above 145 is less likely than 1 in 10^8.
  const parts = new Map<number, number>();
  for (const code of drawn) parts.set(Math.floor(Number(code) / 200_000), (parts.get(Math.floor(Number(code) / 200_000)) ?? 0) + 1);
  expect(parts.size).toBe(500);
  expect(Math.min(...parts.values())).toBeGreaterThan(25);
  expect(Math.max(...parts.values())).toBeLessThan(145);
  expect(new Set(drawn).size).toBeGreaterThan(39_900);
});

test("the right code is right where it belongs", () => {
  expect(isRightCode(keys, macOfCode(keys, binding, "00000042"), binding, "00000042")).toBe(true);
});

test.each([
  ["another code", binding, "00000043"],
  ["no code", binding, ""],
  ["the code without its zeros", binding, "42"],
  ["another clinic", { ...binding, clinicId: "C2" }, "00000042"],
  ["another purpose", { ...binding, purpose: "CONTACT_CHANGE" as const }, "00000042"],
  ["another challenge", { ...binding, challengeId: "O2" }, "00000042"],
  ["another recipient", { ...binding, recipient: "cd".repeat(32) }, "00000042"],
  ["an edge between parts that moved", { ...binding, clinicId: "C1O", challengeId: "1" }, "00000042"],
])("%s is wrong", (_, where, code) => {
  expect(isRightCode(keys, macOfCode(keys, binding, "00000042"), where, code)).toBe(false);
});

test("codes sent before a key was rotated stay valid until it is taken away", () => {
  const sentBefore = macOfCode(SecretKeys.parse(oldKey), binding, "12345678");
  expect(isRightCode(SecretKeys.parse(`${newKey},${oldKey}`), sentBefore, binding, "12345678")).toBe(true);
  expect(isRightCode(keys, sentBefore, binding, "12345678")).toBe(false);
});

test("a mark shows nothing of its code and is no mark for any other purpose", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99_999_999 }), (number) => {
      const code = String(number).padStart(8, "0");
      const mark = macOfCode(keys, binding, code);
      expect(mark).toMatch(/^[0-9a-f]{64}$/);
      expect(mark).not.toContain(code);
      expect(keys.verify("one-time-code/recipient", mark, binding.clinicId, binding.challengeId, binding.recipient, code)).toBe(false);
    }),
  );
});
