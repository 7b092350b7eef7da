import { countSeptets } from "../templates/gsm.ts";
import type { ContactChangedFacts } from "./contact-changed.ts";
import { contactChanged } from "./contact-changed.ts";

const facts: ContactChangedFacts = {
  locale: "fr",
  clinic: { name: "Clinique médicale universitaire du Grand Montréal métropolitain et des environs", phone: "+15145550142" },
  contact: "EMAIL",
  masked: "n•••@a•••.example",
  changedAt: "2026-03-14T18:05:00.000Z",
  timeZone: "America/Toronto",
};

const every = (["fr", "en"] as const).flatMap((locale) => (["EMAIL", "SMS"] as const).map((contact) => ({ locale, contact })));

test.each(every)("as text message it is one segment, names the clinic, and says whom to call (%o)", (changes) => {
  const body = contactChanged.renderText({ ...facts, ...changes });
  expect(countSeptets(body)).toBeLessThanOrEqual(160);
  expect(body).toMatch(/^Clinique médicale.*514.555-0142$/);
  expect(contactChanged.renderText({ ...facts, ...changes, clinic: { name: "C", phone: "" } })).toMatch(/(Appelez-nous|Call us)\.$/);
});

test.each(every)("as e-mail it says what changed, to what mostly covered, and when there (%o)", (changes) => {
  const { subject, text, html } = contactChanged.renderEmail({ ...facts, ...changes });
  expect(subject).toMatch(changes.locale === "fr" ? /coordonnées ont changé$/ : /contact details changed$/);
  for (const body of [text, html]) expect(body).toContain("n•••@a•••.example");
  expect(text).toMatch(changes.locale === "fr" ? /14 mars 2026 à 14\sh\s05/ : /March 14, 2026 at 2:05\sp\.m\./);
  expect(html).not.toContain('href="http');
});

test("its texts differ by what changed", () => {
  expect(new Set(every.map((changes) => contactChanged.renderEmail({ ...facts, ...changes }).text)).size).toBe(4);
  expect(new Set(every.map((changes) => contactChanged.renderText({ ...facts, ...changes }))).size).toBe(4);
});
