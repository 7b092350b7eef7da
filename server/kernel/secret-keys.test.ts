import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { DecryptionError, SecretKeys, SecretKeysError } from "./secret-keys.ts";

const makeKey = (): string => randomBytes(32).toString("base64url");
const old = makeKey();
const current = makeKey();
const before = SecretKeys.parse(old);
const rotated = SecretKeys.parse(`${current}, ${old}`);
const after = SecretKeys.parse(current);

describe("reading keys", () => {
  test.each([
    ["", "SECRET_KEYS holds no key"],
    [" , ", "SECRET_KEYS holds no key"],
    ["abcd", "SECRET_KEYS: key 1 has 2 bytes, 32 are needed"],
    [`${old},${"ab".repeat(31)}`, "SECRET_KEYS: key 2 has 31 bytes, 32 are needed"],
    [`${old},not a key at all, with spaces`, "SECRET_KEYS: key 2 is neither base64url nor hex"],
  ])("%j is refused", (list, message) => {
    expect(() => SecretKeys.parse(list)).toThrow(new SecretKeysError(message));
  });

  test("hex, base64url and base64 of the same bytes are the same key", () => {
    const bytes = randomBytes(32);
    const macs = (["hex", "base64url", "base64"] as const).map((form) => SecretKeys.parse(bytes.toString(form)).hmac("p", "x"));
    expect(new Set(macs).size).toBe(1);
  });

  test("a key given twice counts once", () => {
    expect(SecretKeys.parse(`${old},${old}`).hmacAll("p", "x")).toHaveLength(1);
  });
});

describe("marks", () => {
  test("are 64 hex digits, the same each time", () => {
    expect(before.hmac("code", "a", "b")).toMatch(/^[0-9a-f]{64}$/);
    expect(before.hmac("code", "a", "b")).toBe(SecretKeys.parse(old).hmac("code", "a", "b"));
  });

  test("depend on the purpose, the key, and where each part ends", () => {
    const marks = [
      before.hmac("code", "ab", "c"),
      before.hmac("code", "a", "bc"),
      before.hmac("code", "abc"),
      before.hmac("code", "abc", ""),
      before.hmac("link", "ab", "c"),
      after.hmac("code", "ab", "c"),
    ];
    expect(new Set(marks).size).toBe(marks.length);
  });

  test("of an old key are found and verified after rotation, and no longer once the key is gone", () => {
    const mark = before.hmac("code", "x");
    expect(rotated.hmacAll("code", "x")).toEqual([after.hmac("code", "x"), mark]);
    expect(rotated.hmac("code", "x")).toBe(after.hmac("code", "x"));
    expect(rotated.verify("code", mark, "x")).toBe(true);
    expect(after.verify("code", mark, "x")).toBe(false);
  });

  const mark = before.hmac("code", "x");
  test.each([
    ["another purpose", "link", mark, "x"],
    ["another part", "code", mark, "y"],
    ["a changed digit", "code", mark.replace(/^./, (digit) => (digit === "0" ? "1" : "0")), "x"],
    ["a shortened mark", "code", mark.slice(2), "x"],
    ["a lengthened mark", "code", `${mark}00`, "x"],
    ["zeros", "code", "0".repeat(64), "x"],
    ["nothing", "code", "", "x"],
    ["no hex", "code", "z".repeat(64), "x"],
  ])("%s doesn't verify", (_, purpose, given, part) => {
    expect(before.verify(purpose, given, part)).toBe(false);
  });
});

describe("encrypted text", () => {
  test("comes back, whatever it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string(), (text, place) => {
        expect(before.decrypt("chart", before.encrypt("chart", text, place), place)).toBe(text);
      }),
    );
  });

  test("is another one each time and shows nothing of the original", () => {
    const [one, two] = [before.encrypt("chart", "TREM 1234", "row"), before.encrypt("chart", "TREM 1234", "row")];
    expect(one).toMatch(/^v1\.[0-9a-f]{8}\.[\w-]+$/);
    expect(one).not.toBe(two);
  });

  test("of an old key opens after rotation, and new text is made by the new key", () => {
    expect(rotated.decrypt("chart", before.encrypt("chart", "kept", "row"), "row")).toBe("kept");
    expect(after.decrypt("chart", rotated.encrypt("chart", "new", "row"), "row")).toBe("new");
  });

  const sealed = before.encrypt("chart", "secret", "row");
  const [version, id, body = ""] = sealed.split(".");
  const flipped = (at: number): string => {
    const bytes = Buffer.from(body, "base64url");
    bytes[at] = bytes[at]! ^ 1;
    return `${version}.${id}.${bytes.toString("base64url")}`;
  };
  test.each([
    ["another purpose", before, "mail", sealed, "row"],
    ["another row", before, "chart", sealed, "other row"],
    ["a key that is gone", after, "chart", sealed, "row"],
    ["a changed nonce", before, "chart", flipped(0), "row"],
    ["a changed tag", before, "chart", flipped(12), "row"],
    ["a changed text", before, "chart", flipped(28), "row"],
    ["a cut text", before, "chart", sealed.slice(0, -4), "row"],
    ["a text shorter than its tag", before, "chart", `${version}.${id}.AAAA`, "row"],
    ["another version", before, "chart", sealed.replace("v1", "v2"), "row"],
    ["something appended", before, "chart", `${sealed}.x`, "row"],
    ["plain text", before, "chart", "secret", "row"],
    ["nothing", before, "chart", "", "row"],
  ])("%s is refused", (_, keys, purpose, text, place) => {
    expect(() => keys.decrypt(purpose, text, place)).toThrow(DecryptionError);
  });
});

describe("a change of keys", () => {
  test("is seen by what is sealed, and by whether an older key is left", () => {
    const sealed = before.encrypt("chart", "secret", "row");
    expect([before, rotated, after].map((keys) => keys.isOfOlder(sealed))).toEqual([false, true, true]);
    expect(rotated.isOfOlder(rotated.encrypt("chart", "secret", "row"))).toBe(false);
    expect([before, rotated, after].map(({ hasOlder }) => hasOlder)).toEqual([false, true, false]);
    expect(rotated.keyInUse).toBe(after.keyInUse);
    expect(rotated.keyInUse).not.toBe(before.keyInUse);
  });
});
