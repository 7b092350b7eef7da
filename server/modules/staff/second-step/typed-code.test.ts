import { normalRecoveryCode } from "./recovery-codes.ts";
import { readTypedCode } from "./typed-code.ts";

test.each([
  ["123456", "totp", "123456"],
  ["123 456", "totp", "123456"],
  [" 123-456\n", "totp", "123456"],
  ["１２３　４５６", "totp", "123456"],
  ["12\u00a03456", "totp", "123456"],
  ["abcde-fgh23", "recovery", "abcdefgh23"],
  ["ABCDE FGH23", "recovery", "abcdefgh23"],
  ["abcdefgh23", "recovery", "abcdefgh23"],
  ["  abcde–fgh23 ", "recovery", "abcdefgh23"],
  ["2345678923", "recovery", "2345678923"],
])("%j is read as %s", (typed, kind, code) => {
  expect(readTypedCode(typed)).toEqual({ kind, code });
});

test.each([
  "",
  "12345",
  "1234567",
  "12345678",
  "abcde",
  "abcde-fgh2",
  "abcde-fgh234",
  "abcde-fgh20",
  "abcde-fghi2",
  "l".repeat(10),
  "x".repeat(9_999),
])("%j is read as nothing", (typed) => {
  expect(readTypedCode(typed)).toEqual({ kind: "unreadable" });
});

test("a recovery code has none of the letters that look like others", () => {
  for (const letter of "ilou01") expect(normalRecoveryCode(`abcdefgh2${letter}`)).toBeNull();
});
