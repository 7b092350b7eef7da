import fc from "fast-check";
import { digitsOfCode } from "../../../kernel/fold.ts";
import { locales } from "../../../kernel/locale.ts";
import { countSeptets } from "../templates/gsm.ts";
import { oneTimeCode, type OneTimeCodeFacts } from "./one-time-code.ts";

const facts: OneTimeCodeFacts = {
  locale: "fr",
  clinic: { name: "Clinique de l'Érable", phone: "+15145550142" },
  code: "12345678",
  lifetimeMinutes: 15,
  host: "demo.localhost",
};
const text = (changes: Partial<OneTimeCodeFacts> = {}): string => oneTimeCode.renderText({ ...facts, ...changes });
const email = (changes: Partial<OneTimeCodeFacts> = {}) => oneTimeCode.renderEmail({ ...facts, ...changes });
const named = (name: string, phone = "+15145550142") => ({ clinic: { name, phone } });

describe("the text message", () => {
  test("in French", () => {
    expect(text()).toBe(
      "Clinique de l'Érable : Votre code : 1234 5678. Valide 15 minutes. Ne le donnez à personne. Clinique : 514 555-0142\n@demo.localhost #12345678",
    );
  });

  test("in English", () => {
    expect(text({ locale: "en", ...named("Maple Clinic"), lifetimeMinutes: 60 })).toBe(
      "Maple Clinic: Your code: 1234 5678. Valid for 1 hour. Share it with nobody. Clinic: 514-555-0142\n@demo.localhost #12345678",
    );
  });

  test("of a clinic without a phone names none", () => {
    expect(text({ locale: "en", ...named("Maple Clinic", "") })).toMatch(/nobody\.\n@/);
  });

  const long = "Clinique médicale universitaire du Grand Montréal métropolitain et des environs";
  test.each([
    [
      "the end of a long name",
      long,
      "demo.localhost",
      /^Clinique médicale univers.*\.\.\. : Votre .* 15 minutes\. Ne le .* 555-0142\n@demo/,
    ],
    [
      "the advice, too",
      long,
      "grand-montreal.portail.sante.example",
      /^Clinique médicale univers.*\.\.\. : .* 15 minutes\. Clinique : 514 555-0142\n@/,
    ],
    [
      "the advice rather than the name",
      "Clinique de l'Érable",
      `${"h".repeat(40)}.example`,
      /^Clinique de l'Érable : .*minutes\. Clin.*\n@h/,
    ],
    ["more of the name", long, `${"h".repeat(56)}.example`, /^Clinique méd.{0,8}\.\.\. : .*minutes\. Clin.*\n@h/],
    [
      "the lifetime",
      long,
      `${"h".repeat(70)}.example`,
      /^Clinique méd.{0,10}\.\.\. : Votre code : 1234 5678\. Clinique : 514 555-0142\n@h/,
    ],
    ["the phone", long, `${"h".repeat(86)}.example`, /^Clinique .*\.\.\. : Votre code : 1234 5678\.\n@h/],
    ["the name", long, `${"h".repeat(108)}.example`, /^Votre code : 1234 5678\.\n@h/],
  ])("loses %s where room is short, never the code", (_, name, host, expected) => {
    const body = text({ ...named(name), host });
    expect(body).toMatch(expected);
    expect(countSeptets(body)).toBeLessThanOrEqual(160);
  });

  test("names the host without its port, as origins in texts have none", () => {
    expect(text({ host: "demo.localhost:4000" }).split("\n").at(-1)).toBe("@demo.localhost #12345678");
  });

  test("keeps the line that phones read even where the host alone fills the segment", () => {
    const host = `${"h".repeat(63)}.${"i".repeat(63)}.${"j".repeat(40)}.example`;
    expect(text({ host })).toBe(`Votre code : 1234 5678.\n@${host} #12345678`);
  });

  test("fits one segment, ends with the bound code, and the code is found when all of it is pasted", () => {
    const letters = fc.oneof(fc.string({ unit: "grapheme", maxLength: 200 }), fc.string({ unit: "binary", maxLength: 200 }));
    const words = fc.array(fc.constantFrom("Clinique", "Santé", "de", "l’Érable", "Sacré-Cœur", "[€]", "医院", "{|}", "~^", "🩺"), {
      maxLength: 20,
    });
    // Digits in a name could look like a code to whoever reads the text, but not to a phone.
    const names = fc.oneof(
      letters.map((name) => name.normalize("NFKC").replace(/\p{N}/gu, "x")),
      words.map((parts) => parts.join(" ")),
    );
    const label = fc.stringMatching(/^[a-z]([a-z-]{0,36}[a-z]\d?)?$/);
    const hosts = fc
      .tuple(label, fc.array(label, { minLength: 1, maxLength: 3 }))
      .map(([slug, rest]) => [slug, ...rest].join(".").slice(0, 120));
    const phones = fc.constantFrom("", "+15145550142", "+33612345678", "514 555-0142 poste 2");
    const codes = fc.integer({ min: 0, max: 99_999_999 }).map((number) => String(number).padStart(8, "0"));
    const lifetimes = fc.constantFrom(5, 10, 15, 30, 60, 240, 720, 1440);
    const cases = fc.record({
      name: names,
      host: hosts,
      phone: phones,
      code: codes,
      lifetimeMinutes: lifetimes,
      locale: fc.constantFrom(...locales),
    });
    const property = fc.property(cases, ({ name, phone, ...rest }) => {
      const body = text({ ...named(name, phone), ...rest });
      expect(countSeptets(body)).toBeLessThanOrEqual(160);
      expect(body.split("\n")).toEqual([
        expect.stringContaining(`${rest.code.slice(0, 4)} ${rest.code.slice(4)}`),
        `@${rest.host} #${rest.code}`,
      ]);
      if (phone === "" || phone.startsWith("+1")) expect(digitsOfCode(body)).toBe(rest.code);
    });
    fc.assert(property, { numRuns: 500 });
  });
});

describe("the e-mail", () => {
  test("in French", () => {
    const { subject, text: plain, html } = email();
    expect(subject).toBe("Clinique de l'Érable\u00a0: votre code d'accès à usage unique");
    expect(plain).toContain("\n1234 5678\n");
    expect(plain).toContain("Il est valide 15 minutes et ne sert qu'une fois.");
    expect(plain).toContain("Si vous n'avez pas demandé de code, ignorez ce courriel.");
    expect(plain).toContain("Une question? Appelez la clinique\u00a0:\nClinique de l'Érable, 514 555-0142");
    expect(html).toContain(`<html lang="fr-CA">`);
    expect(html).toContain(">1234 5678</p>");
    expect(digitsOfCode(plain)).toBe("12345678");
  });

  test("in English", () => {
    const { subject, text: plain, html } = email({ locale: "en", ...named("Maple Clinic"), lifetimeMinutes: 240 });
    expect(subject).toBe("Maple Clinic: your one-time code");
    expect(plain).toContain("It is valid for 4 hours and works once.");
    expect(plain).toContain("A question? Call the clinic:\nMaple Clinic, 514-555-0142");
    expect(html).toContain(`<html lang="en-CA">`);
  });

  test("has the code neither in its subject nor in what previews show of its beginning", () => {
    const { subject, html } = email();
    expect(digitsOfCode(subject)).toBeNull();
    const [, preview = ""] = /<div style="display:none[^>]*>(.*?)<\/div>/s.exec(html) ?? [];
    const shown = preview.replace(/&#847;&zwnj;&nbsp;/g, "\u034f\u200c\u00a0");
    expect(shown).toMatch(/^Il est valide 15 minutes/);
    expect(digitsOfCode(shown)).toBeNull();
    expect(shown.length).toBeGreaterThan(250);
  });

  test("is selected as one piece, in letters of one width", () => {
    const [, style = ""] = /<p class="code" style="([^"]*)">1234 5678<\/p>/.exec(email().html) ?? [];
    expect(style).toMatch(/monospace/);
    expect(style).toMatch(/user-select:all/);
    expect(Number(/font-size:(\d+)px/.exec(style)?.[1])).toBeGreaterThanOrEqual(32);
  });
});
