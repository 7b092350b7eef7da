import { codeFrom, groupCode } from "./code.ts";

describe("codeFrom", () => {
  it.each([
    ["typed so far", "123", "123"],
    ["in one piece", "12345678", "12345678"],
    ["in two groups", "1234 5678", "12345678"],
    ["with a no-break space", "1234\u00a05678", "12345678"],
    ["with a dash", "1234–5678", "12345678"],
    ["in full-width digits", "１２３４　５６７８", "12345678"],
    ["in a whole SMS", "Clinique Demo : votre code est 1234 5678. Il expire dans 15 minutes.\n@demo.example #12345678", "12345678"],
    ["after a phone number", "Call 416-555-0123 if you need help. Code: 8765 4321", "87654321"],
    ["after a date", "Le 14 mars 2026 : 1234 5678 est votre code", "12345678"],
    ["beside a year", "2026 1234 5678", "12345678"],
    ["with marks of direction", "\u200e1234\u00a05678\u200f", "12345678"],
    ["in the last line alone", "@demo.example #12345678", "12345678"],
    ["with too many digits", "123456789", "12345678"],
    ["with no digits", "abc", ""],
  ])("reads a code %s", (_, text, expected) => {
    expect(codeFrom(text)).toBe(expected);
  });
});

describe("groupCode", () => {
  it("shows four and four", () => {
    expect(groupCode("1234")).toBe("1234");
    expect(groupCode("12345678")).toBe("1234 5678");
  });
});
