import fc from "fast-check";
import { digitsOfCode } from "../../../kernel/fold.ts";
import { locales } from "../../../kernel/locale.ts";
import { countSeptets, toGsm } from "./gsm.ts";
import { renderOneTimeCode, type OneTimeCodeFacts } from "./one-time-code.ts";
import { showLifetime, showPhone } from "./shown.ts";

const facts: OneTimeCodeFacts = {
  locale: "fr",
  clinic: { name: "Clinique de l'Érable", phone: "+15145550142" },
  code: "12345678",
  lifetimeMinutes: 15,
  host: "demo.localhost",
};
const text = (changes: Partial<OneTimeCodeFacts> = {}): string => renderOneTimeCode({ ...facts, ...changes, channel: "SMS" }).body;
const email = (changes: Partial<OneTimeCodeFacts> = {}) => renderOneTimeCode({ ...facts, ...changes, channel: "EMAIL" });

describe("the text message", () => {
  test("in French", () => {
    expect(text()).toBe(
      "Clinique de l'Érable : Votre code : 1234 5678. Valide 15 minutes. Ne le donnez à personne.\n@demo.localhost #12345678",
    );
  });

  test("in English", () => {
    expect(text({ locale: "en", clinic: { name: "Maple Clinic", phone: "" }, lifetimeMinutes: 60 })).toBe(
      "Maple Clinic: Your code: 1234 5678. Valid for 1 hour. Share it with nobody.\n@demo.localhost #12345678",
    );
  });

  test("loses the end of a long name, not the code", () => {
    const name = "Clinique médicale universitaire du Grand Montréal métropolitain et des environs";
    const body = text({ clinic: { name, phone: "" }, host: "grand-montreal.portail.example" });
    expect(countSeptets(body)).toBe(160);
    expect(body).toMatch(
      /^Clinique médicale universitaire du .*\.\.\. : Votre code : 1234 5678\. Valide 15 minutes\. Ne le donnez à personne\.\n@/,
    );
  });

  test("loses the advice, then the lifetime, where the host is long", () => {
    expect(text({ host: `${"h".repeat(60)}.example` })).toMatch(/ : Votre code : 1234 5678\. Valide 15 minutes\.\n@h/);
    expect(text({ host: `${"h".repeat(88)}.example` })).toMatch(/ : Votre code : 1234 5678\.\n@h/);
    expect(text({ host: `${"h".repeat(108)}.example` })).toMatch(/^Votre code : 1234 5678\.\n@h/);
  });

  test("names the host without its port, as origins in texts have none", () => {
    expect(text({ host: "demo.localhost:4000" }).split("\n").at(-1)).toBe("@demo.localhost #12345678");
  });

  test("fits one segment, ends with the bound code, and the code is found when all of it is pasted", () => {
    const names = fc.oneof(fc.string({ unit: "grapheme", maxLength: 200 }), fc.string({ unit: "binary", maxLength: 200 }));
    const wordlike = names.map((name) => name.normalize("NFKC").replace(/\p{N}/gu, "x"));
    const codes = fc.integer({ min: 0, max: 99_999_999 }).map((number) => String(number).padStart(8, "0"));
    const lifetimes = fc.constantFrom(5, 10, 15, 30, 60, 240, 720, 1440);
    const property = fc.property(wordlike, codes, lifetimes, fc.constantFrom(...locales), (name, code, lifetimeMinutes, locale) => {
      const body = text({ clinic: { name, phone: "" }, code, lifetimeMinutes, locale });
      expect(countSeptets(body)).toBeLessThanOrEqual(160);
      expect(body.split("\n").at(-1)).toBe(`@demo.localhost #${code}`);
      expect(body.split("\n")).toHaveLength(2);
      expect(digitsOfCode(body)).toBe(code);
    });
    fc.assert(property, { numRuns: 300 });
  });
});

test.each([
  ["Clinique de l’Érable", "Clinique de l'Érable"],
  ["Hôpital Sacré-Cœur", "Hopital Sacré-Coeur"],
  ["Ça va, garçon — naïf", "Ça va, garcon - naif"],
  ["«\u00a0Santé\u00a0»", '" Santé "'],
  ["e\u0301", "é"],
  ["診療所 🩺 OK", "  OK"],
])("%j is %j in a text message", (original, sent) => {
  expect(toGsm(original)).toBe(sent);
});

test.each([
  ["", 0],
  ["abc", 3],
  ["é€", 3],
  ["ê", Infinity],
])("%j takes %j septets", (original, septets) => {
  expect(countSeptets(original)).toBe(septets);
});

describe("the e-mail", () => {
  test("in French", () => {
    const { subject, text: plain, html } = email();
    expect(subject).toBe("Clinique de l'Érable\u00a0: votre code d'accès à usage unique");
    expect(plain).toContain("\n1234 5678\n");
    expect(plain).toContain("Il est valide 15 minutes et ne sert qu'une fois.");
    expect(plain).toContain("Si vous n'avez pas demandé de code, ignorez ce courriel.");
    expect(plain).toContain("Clinique de l'Érable, 514 555-0142");
    expect(html).toContain(`<html lang="fr-CA">`);
    expect(html).toContain(">1234 5678</p>");
    expect(digitsOfCode(plain)).toBe("12345678");
  });

  test("in English", () => {
    const {
      subject,
      text: plain,
      html,
    } = email({ locale: "en", clinic: { name: "Maple Clinic", phone: "+15145550142" }, lifetimeMinutes: 240 });
    expect(subject).toBe("Maple Clinic: your one-time code");
    expect(plain).toContain("It is valid for 4 hours and works once.");
    expect(plain).toContain("Maple Clinic, 514-555-0142");
    expect(html).toContain(`<html lang="en-CA">`);
  });

  test("never has the code in its subject, which shows on locked screens", () => {
    expect(digitsOfCode(email().subject)).toBeNull();
  });

  test("escapes what the clinic is called", () => {
    const { html, subject } = email({ clinic: { name: `<script>"Clin'&`, phone: `<img src=x>` } });
    expect(html).not.toMatch(/<script|<img/);
    expect(html).toContain("&lt;script&gt;&quot;Clin&#39;&amp;, &lt;img src=x&gt;");
    expect(subject).toContain(`<script>"Clin'&`);
  });

  test("keeps its subject on one line", () => {
    expect(email({ clinic: { name: "Clinic\r\nBcc: eve@example.ca", phone: "" } }).subject).not.toMatch(/[\r\n]/);
  });

  test("loads nothing, links nowhere, and leaves the colours to the reader", () => {
    expect(email().html).not.toMatch(/https?:|src=|href=|url\(|background|[^-]color:/);
    expect(email().html).toContain(`<meta name="color-scheme" content="light dark">`);
  });

  test("is HTML that carries the same words as the text", () => {
    const { html, text: plain } = email({ locale: "en" });
    const words = html
      .replace(/<head>.*<\/head>/s, "")
      .replace(/<[^>]+>/g, " ")
      .replace(/&#39;/g, "'")
      .replace(/\s+/g, " ")
      .trim();
    expect(words).toBe(plain.replace(/\s+/g, " ").trim());
  });
});

test.each([
  [5, "fr", "5 minutes"],
  [60, "fr", "1 heure"],
  [240, "fr", "4 heures"],
  [1440, "en", "24 hours"],
  [60, "en", "1 hour"],
  [1, "en", "1 minute"],
  [90, "fr", "90 minutes"],
] as const)("%i minutes in %s: %s", (lifetime, locale, said) => {
  expect(showLifetime(lifetime, locale)).toBe(said);
});

test.each([
  ["+15145550142", "fr", "514 555-0142"],
  ["+15145550142", "en", "514-555-0142"],
  ["514 555-0142 poste 2", "fr", "514 555-0142 poste 2"],
  ["+33612345678", "fr", "+33612345678"],
  ["", "en", ""],
] as const)("%j in %s: %j", (phone, locale, said) => {
  expect(showPhone(phone, locale)).toBe(said);
});
