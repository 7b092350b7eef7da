import { previewOf } from "./preview.ts";

test.each([
  ["Bonjour", "Bonjour"],
  ["  Bonjour\n\n à\tvous ", "Bonjour à vous"],
  ["a".repeat(120), "a".repeat(120)],
  ["a".repeat(121), `${"a".repeat(119)}…`],
  ["🌻".repeat(121), `${"🌻".repeat(119)}…`],
  [`${"a".repeat(118)} b${"c".repeat(20_000)}`, `${"a".repeat(118)}…`],
])("%j", (text, preview) => {
  expect(previewOf(text)).toBe(preview);
  expect(Array.from(previewOf(text)).length).toBeLessThanOrEqual(120);
  expect(previewOf(text).isWellFormed()).toBe(true);
});
