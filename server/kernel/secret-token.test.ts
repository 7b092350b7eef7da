import { hashToken, newSecretToken } from "./secret-token.ts";

test("a token is 256 random bits that need no escaping in a cookie or a header", () => {
  const tokens = Array.from({ length: 1_000 }, newSecretToken);
  expect(tokens.filter((token) => !/^[\w-]{43}$/.test(token))).toEqual([]);
  expect(new Set(tokens).size).toBe(1_000);
  expect(Buffer.from(tokens[0]!, "base64url")).toHaveLength(32);
  // Each bit is set in about half of them: 500 ± 16 by chance, so 400 to 600 never fails.
  for (let bit = 0; bit < 256; bit += 1) {
    const set = tokens.filter((token) => (Buffer.from(token, "base64url")[bit >> 3]! >> (bit & 7)) & 1).length;
    expect(Math.abs(set - 500)).toBeLessThan(100);
  }
});

test("what is stored of a token is its SHA-256: the same each time, and another for any other token", () => {
  // FIPS 180-2's own example.
  expect(hashToken("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  const token = newSecretToken();
  expect(hashToken(token)).toBe(hashToken(token));
  expect(hashToken(token)).not.toBe(hashToken(`${token} `));
  expect(hashToken(token)).not.toContain(token);
});
