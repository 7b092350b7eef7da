import { parseMailUrl } from "./mail-url.ts";

test.each([
  [
    "smtp://mail.example:2525?from=a@b.ca",
    { host: "mail.example", port: 2525, secure: false, requireTls: true, credentials: null, from: "a@b.ca" },
  ],
  ["smtp://mail.example?from=a@b.ca", { port: 587 }],
  ["smtp://mail.example?from=a@b.ca&starttls=optional", { requireTls: false }],
  ["smtp://localhost:25?from=a@b.ca", { requireTls: false }],
  ["smtp://[::1]:25?from=a@b.ca", { host: "::1", requireTls: false }],
  [
    "smtps://ann:p%40%3Ass@mail.example?from=a@b.ca",
    { port: 465, secure: true, requireTls: false, credentials: { user: "ann", pass: "p@:ss" } },
  ],
])("%s", (url, target) => {
  expect(parseMailUrl(url)).toMatchObject({ kind: "smtp", ...target });
});

test("inbox: is the development inbox", () => {
  expect(parseMailUrl("inbox:")).toMatchObject({ kind: "inbox" });
});

test.each([
  ["", "MAIL_URL must be"],
  ["mail.example", "MAIL_URL must be"],
  ["http://mail.example?from=a@b.ca", "MAIL_URL must be"],
  ["smtp://?from=a@b.ca", "MAIL_URL must be"],
  ["smtp://mail.example", "?from="],
  ["smtp://mail.example?from=nobody", "?from="],
  ["smtp://mail.example?from=a@b.ca,c@d.ca", "?from="],
  ["smtp://mail.example?from=a@b.ca&starttls=no", "?starttls="],
])("%j is refused", (url, message) => {
  expect(() => parseMailUrl(url)).toThrow(message);
});
