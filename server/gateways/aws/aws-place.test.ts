import { parseMailUrl } from "../mail/mail-url.ts";
import { parseTextUrl } from "../text/text-url.ts";

test.each([
  [
    "ses:ca-central-1?from=a@b.ca",
    { kind: "ses", from: "a@b.ca", place: { region: "ca-central-1", endpoint: null }, configurationSet: null },
  ],
  ["ses:us-gov-west-1?from=a@b.ca&configuration-set=Portail_1", { place: { region: "us-gov-west-1" }, configurationSet: "Portail_1" }],
  ["ses:ca-central-1?from=a%2Bcodes@b.ca", { from: "a+codes@b.ca" }],
  ["ses:ca-central-1?from=a@b.ca&endpoint=https://ses.example", { place: { endpoint: "https://ses.example" } }],
  ["ses:ca-central-1?from=a@b.ca&endpoint=http://localhost:8005", { place: { endpoint: "http://localhost:8005" } }],
  ["ses:ca-central-1?from=a@b.ca&endpoint=http://[::1]:8005", { place: { endpoint: "http://[::1]:8005" } }],
])("MAIL_URL %s", (url, target) => {
  expect(parseMailUrl(url)).toMatchObject(target);
});

test.each([
  ["inbox:", { kind: "inbox" }],
  ["sns:ca-central-1", { kind: "sns", place: { region: "ca-central-1", endpoint: null }, senderId: null }],
  [
    "sns:eu-west-3?sender-id=Portail-1&endpoint=http://127.0.0.1:1",
    { senderId: "Portail-1", place: { endpoint: "http://127.0.0.1:1", region: "eu-west-3" } },
  ],
])("TEXT_URL %s", (url, target) => {
  expect(parseTextUrl(url)).toMatchObject(target);
});

describe("what can't be used is refused by a line that names the variable and repeats nothing", () => {
  test.each([
    "ses:?from=a@b.ca",
    "ses:hunter2?from=a@b.ca",
    "ses://ca-central-1?from=a@b.ca",
    "ses:ca-central-1",
    "ses:ca-central-1?from=hunter2",
    "ses:ca-central-1?from=a@b.ca&from=hunter2@b.ca",
    "ses:ca-central-1?from=a@b.ca&configuration-set=hunter2%20",
    "ses:ca-central-1?from=a@b.ca&secret=hunter2",
    "ses:ca-central-1?from=a@b.ca&endpoint=hunter2",
    "ses:ca-central-1?from=a@b.ca&endpoint=http://hunter2.example",
    "ses:ca-central-1?from=a@b.ca&endpoint=http://localhost.hunter2.example",
    "ses:ca-central-1?from=a@b.ca&endpoint=https://key:hunter2@ses.example",
  ])("MAIL_URL %s", (url) => {
    expect(() => parseMailUrl(url)).toThrow(/^MAIL_URL(?!.*hunter2)/);
  });

  test.each([
    "sns:",
    "sns:hunter2",
    "sns://ca-central-1",
    "hunter2:ca-central-1",
    "sns:ca-central-1?sender-id=123456",
    "sns:ca-central-1?sender-id=hunter2hunter2",
    "sns:ca-central-1?endpoint=http://hunter2.example",
    "sns:ca-central-1?from=hunter2",
  ])("TEXT_URL %s", (url) => {
    expect(() => parseTextUrl(url)).toThrow(/^TEXT_URL(?!.*hunter2)/);
  });
});
