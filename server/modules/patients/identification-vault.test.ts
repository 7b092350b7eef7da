import { SecretKeys } from "../../kernel/secret-keys.ts";
import { IdentificationVault } from "./identification-vault.ts";

const vault = new IdentificationVault(SecretKeys.parse("ab".repeat(32)));
const type = { clinicId: "clinic", id: "type", issuer: "ON", kind: "PROVINCIAL" } as const;
const index = (
  value: string,
  special: Partial<{ clinicId: string; id: string; issuer: string | null; kind: "PROVINCIAL" | "OTHER" }> = {},
) => vault.index({ ...type, ...special }, value);

test.each([
  ["a card with and without its version letters", "1000001014XY", "1000001014"],
  ["another version", "1000001014XY", "1000 001 014 AB"],
  ["another notation", "1000-001-014-xy", "1000001014XY"],
])("%s is the same number", (_, one, other) => {
  expect(index(one)).toBe(index(other));
});

test.each([
  ["what is too long for the issuer", index("1000001014XYGARBAGE"), index("1000001014XY")],
  ["an other identification that has an issuer", index("1000001014XY", { kind: "OTHER" }), index("1000001014", { kind: "OTHER" })],
  ["one without an issuer", index("1000001014XY", { issuer: null }), index("1000001014", { issuer: null })],
  ["the same number at another clinic", index("1000001014"), index("1000001014", { clinicId: "elsewhere" })],
  ["the same number of another type", index("1000001014"), index("1000001014", { id: "another" })],
])("%s is another number", (_, one, other) => {
  expect(one).not.toBe(other);
});

test("what is sealed is held to the last character of its normal form, and bound to its chart", () => {
  const sealed = vault.seal(type, "patient", "1000 001 014 xy");
  expect(vault.holds(type, "patient", sealed, "1000001014XY")).toBe(true);
  expect(vault.holds(type, "patient", sealed, "1000001014")).toBe(false);
  expect(() => vault.holds(type, "somebody else", sealed, "1000001014XY")).toThrow();
});
