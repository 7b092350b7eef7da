import { foreignZoneName, formatDay, formatRemaining, formatTime } from "./formats.ts";

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
