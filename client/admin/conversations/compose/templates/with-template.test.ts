import { nothingWritten } from "../written.ts";
import { withTemplate } from "./with-template.ts";

const template = {
  subject: { fr: "Vos résultats", en: "Your results" },
  body: { fr: "<p>Ils sont arrivés.</p>", en: "<p>They are here.</p>" },
};
const begun = { ...nothingWritten, subject: "Mine", bodyHtml: "<p>Hello.</p>" };

test.each([
  ["fr", "replace", { subject: "Vos résultats", bodyHtml: "<p>Ils sont arrivés.</p>" }],
  ["en", "add", { subject: "Mine", bodyHtml: "<p>Hello.</p><p>They are here.</p>" }],
] as const)("in %s: %s", (locale, use, expected) => {
  expect(withTemplate(begun, template, locale, use)).toEqual(expected);
});

test("added to a message without a subject, it brings its own", () => {
  expect(withTemplate({ ...begun, subject: "  " }, template, "en", "add").subject).toBe("Your results");
});
