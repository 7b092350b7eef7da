import { countSeptets } from "../templates/gsm.ts";
import { registrationAccepted, registrationArchived } from "./registration-decided.ts";
import { registrationWaiting } from "./registration-waiting.ts";

const longName = "Clinique médicale universitaire du Grand Montréal métropolitain et des environs";
const facts = {
  clinic: { name: longName, phone: "+15145550142" },
  url: "https://grand-montreal.portail.example/portal",
};
const every = (["fr", "en"] as const).flatMap((locale) => [facts.url, null].map((url) => ({ ...facts, locale, url })));

test.each(every)(
  "of an accepted registration a text of one segment names the clinic and leads to the sign-in, if that helps (%o)",
  (said) => {
    const body = registrationAccepted.renderText(said);
    expect(countSeptets(body)).toBeLessThanOrEqual(160);
    expect(body).toMatch(/^Clinique /);
    if (said.url) expect(body.split("\n").at(-1)).toBe(facts.url);
    else expect(body).toMatch(/Appelez-nous|Call us/);
  },
);

test.each(every)("of an accepted registration an e-mail leads to the sign-in, or asks to call (%o)", (said) => {
  const { subject, text, html } = registrationAccepted.renderEmail(said);
  expect(subject).toMatch(said.locale === "fr" ? /inscription est acceptée$/ : /registration is accepted$/);
  expect(text.includes(facts.url)).toBe(said.url !== null);
  expect(html.includes(`href="${facts.url}"`)).toBe(said.url !== null);
  if (said.url === null) expect(text).toMatch(/appelez-la|please call it/);
});

test.each(["fr", "en"] as const)("of an archived registration nothing is said but to call (%s)", (locale) => {
  const said = { ...facts, locale };
  const body = registrationArchived.renderText(said);
  expect(countSeptets(body)).toBeLessThanOrEqual(160);
  expect(body).toMatch(/514.555-0142$/);
  const { text, html } = registrationArchived.renderEmail(said);
  expect(text).toMatch(locale === "fr" ? /Appelez-la/ : /Please call it/);
  expect(html).not.toContain('href="http');
  expect(registrationArchived.renderText({ ...said, clinic: { name: "C", phone: "" } })).toMatch(/inscription\.$|registration\.$/);
});

test.each(["fr", "en"] as const)("of a registration that waits staff are told no more than that (%s)", (locale) => {
  const said = { ...facts, locale, url: "https://a.portail.example/admin/registrations" };
  const { text, html } = registrationWaiting.renderEmail(said);
  for (const body of [text, html, registrationWaiting.renderText(said)]) expect(body).toContain(said.url);
  expect(text).not.toContain("0142");
  expect(countSeptets(registrationWaiting.renderText(said))).toBeLessThanOrEqual(160);
});
