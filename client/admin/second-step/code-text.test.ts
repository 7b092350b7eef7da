import { appCodeFrom, groupAppCode, groupSecret } from "./code-text.ts";

describe("appCodeFrom", () => {
  it.each([
    ["typed so far", "12", "12"],
    ["in one piece", "123456", "123456"],
    ["in two groups", "123 456", "123456"],
    ["with a no-break space", "123\u00a0456", "123456"],
    ["with a dash", "123-456", "123456"],
    ["in full-width digits", "１２３　４５６", "123456"],
    ["with words around it", "Portail: 123 456 (30 s)", "123456"],
    ["with too many digits", "1234567", "123456"],
    ["with no digits", "abc", ""],
  ])("reads a code %s", (_, text, expected) => {
    expect(appCodeFrom(text)).toBe(expected);
  });
});

it("groups a code by three and a secret by four", () => {
  expect(["12", "123", "1234", "123456"].map(groupAppCode)).toEqual(["12", "123", "123 4", "123 456"]);
  expect(groupSecret("ABCDEFGHIJ")).toBe("ABCD EFGH IJ");
  expect(groupSecret("ABCDEFGH")).toBe("ABCD EFGH");
});
