import { opensPage, safeHref } from "./safe-href.ts";

test.each([
  ["https://exemple.test/a?b=c#d", "https://exemple.test/a?b=c#d"],
  ["http://exemple.test", "http://exemple.test/"],
  ["HTTPS://EXEMPLE.test/", "https://exemple.test/"],
  ["mailto:nous@exemple.test", "mailto:nous@exemple.test"],
  ["tel:+15145550123", "tel:+15145550123"],
])("%s may be followed", (href, written) => {
  expect(safeHref(href)).toBe(written);
});

test.each([
  null,
  "",
  "/portal",
  "//exemple.test",
  "javascript:alert(1)",
  " java\tscript:alert(1)",
  "data:text/html,x",
  "vbscript:x",
  "blob:x",
])("%s leads nowhere", (href) => {
  expect(safeHref(href)).toBeNull();
});

test("only pages open in a tab of their own", () => {
  expect(["https://a.test/", "http://a.test/", "mailto:a@a.test", "tel:1"].map(opensPage)).toEqual([true, true, false, false]);
});
