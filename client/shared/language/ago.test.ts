import { formatAgo } from "./ago.ts";

test.each([
  ["en", 20_000, "now"],
  ["en", 90_000, "1 minute ago"],
  ["fr", 3 * 3_600_000, "il y a 3 heures"],
  ["en", 26 * 3_600_000, "yesterday"],
  ["fr", 12 * 86_400_000, "il y a 12 jours"],
  ["en", -5_000, "now"],
] as const)("how long ago something was (%s, %d ms)", (locale, past, words) => {
  const now = Date.parse("2026-03-14T12:00:00Z");
  expect(formatAgo(locale, new Date(now - past).toISOString(), now).replace(/\u00a0/g, " ")).toBe(words);
});
