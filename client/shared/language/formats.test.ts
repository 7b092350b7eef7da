import { foreignZoneName, formatDate, formatDay, formatList, formatPhone, formatRemaining, formatTime } from "./formats.ts";

const noonInToronto = "2026-01-15T17:00:00Z";

describe("formats", () => {
  it("show an instant in the location's time zone", () => {
    expect(formatTime("fr", noonInToronto, "America/Toronto")).toMatch(/^12\sh\s00$/);
    expect(formatTime("en", noonInToronto, "America/Vancouver")).toMatch(/^9:00\sa\.m\.$/);
    expect(formatDay("fr", noonInToronto, "America/Toronto")).toBe("jeudi 15 janvier 2026");
    expect(formatDay("fr", "2026-12-01T17:00:00Z", "America/Toronto")).toBe("mardi 1er décembre 2026");
    expect(formatDay("fr", "2026-12-11T17:00:00Z", "America/Toronto")).toBe("vendredi 11 décembre 2026");
  });

  it("name a zone only where clocks differ", () => {
    expect(foreignZoneName("en", noonInToronto, "America/Montreal", "America/Toronto")).toBeNull();
    expect(foreignZoneName("en", noonInToronto, "America/Vancouver", "America/Toronto")).toBe("Pacific Standard Time");
  });

  it("count down to zero and no further", () => {
    expect(formatRemaining(65_000)).toBe("1:05");
    expect(formatRemaining(-1)).toBe("0:00");
  });
});

test.each([
  ["fr", "1984-02-29", "29 février 1984"],
  ["fr", "1990-07-01", "1er juillet 1990"],
  ["en", "1990-07-01", "July 1, 1990"],
] as const)("a day of the calendar is the same in every time zone (%s, %s)", (locale, day, words) => {
  expect(formatDate(locale, day)).toBe(words);
});

test("lists end with the language's word for and", () => {
  expect(formatList("fr", ["un", "deux", "trois"])).toBe("un, deux et trois");
  expect(formatList("en", ["one", "two"])).toBe("one and two");
});

test.each([
  ["+15145550100", "514\u00a0555-0100"],
  ["+33142685300", "+33142685300"],
])("the phone number %s is shown as %s", (phone, shown) => {
  expect(formatPhone(phone)).toBe(shown);
});
