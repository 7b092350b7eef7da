import fc from "fast-check";
import { countryOfPhone, digitsOfCode, foldName, normalEmail, normalIdentification, normalPhone } from "./fold.ts";

const anyText = fc.string({ unit: "binary" });

describe("names", () => {
  test.each([
    ["Éloïse Côté-Gagnon", "eloisecotegagnon"],
    ["O'Brien", "obrien"],
    ["O’Brien", "obrien"],
    ["Oʼbrien", "obrien"],
    ["JEAN PIERRE", "jeanpierre"],
    ["Jean‑Pierre", "jeanpierre"],
    ["jean–pierre", "jeanpierre"],
    ["  Lœtitia ", "loetitia"],
    ["Ægir Straße", "aegirstrasse"],
    ["STRASSE", "strasse"],
    ["Søren Łukasz Đặng", "sorenlukaszdang"],
    ["İpek Işık", "ipekisik"],
    ["St. John", "stjohn"],
    ["Ｍａｒｉｅ", "marie"],
    ["Ве́ра", "вера"],
    ["Γιώργος", "γιωργοσ"],
    ["", ""],
    ["-", ""],
  ])("%j is %j", (text, folded) => {
    expect(foldName(text)).toBe(folded);
  });

  test("a composed and a decomposed name are one", () => {
    fc.assert(fc.property(anyText, (text) => expect(foldName(text.normalize("NFD"))).toBe(foldName(text.normalize("NFC")))));
  });

  test("folding twice changes nothing more", () => {
    fc.assert(fc.property(anyText, (text) => expect(foldName(foldName(text))).toBe(foldName(text))));
  });
});

describe("identification numbers", () => {
  test.each([
    ["trem 8012-3456", "TREM80123456"],
    ["TREM.8012/3456", "TREM80123456"],
    ["ＴＲＥＭ ８０１２　３４５６", "TREM80123456"],
    ["1234–567\u2011897\u00a0AB", "1234567897AB"],
    ["12\u200b34\\56_78", "12345678"],
    ["Lévè 8012-3456", "LEVE80123456"],
    ["LE\u0301VE 8012 3456", "LEVE80123456"],
    [" ", ""],
  ])("%j is %j", (text, normal) => {
    expect(normalIdentification(text)).toBe(normal);
  });

  test("twice changes nothing more", () => {
    fc.assert(fc.property(anyText, (text) => expect(normalIdentification(normalIdentification(text))).toBe(normalIdentification(text))));
  });
});

describe("e-mail addresses", () => {
  test.each([
    [" Marie@Example.CA ", "marie@example.ca"],
    ["mailto:marie@example.ca", "marie@example.ca"],
    ["MAILTO:marie@example.ca?subject=Bonjour", "marie@example.ca"],
    ["Marie Tremblay <Marie@example.ca>", "marie@example.ca"],
    ["<marie@example.ca>;", "marie@example.ca"],
    ["<mailto:marie@example.ca>", "marie@example.ca"],
    ["marie＠example.ca", "marie@example.ca"],
    ["marie@example.ca\u200b", "marie@example.ca"],
    ["marie+clinic@example.ca,", "marie+clinic@example.ca"],
    ["not an address", "notanaddress"],
    ["", ""],
  ])("%j is %j", (text, normal) => {
    expect(normalEmail(text)).toBe(normal);
  });

  test("twice changes nothing more", () => {
    fc.assert(fc.property(fc.emailAddress(), (address) => expect(normalEmail(normalEmail(address))).toBe(normalEmail(address))));
  });
});

describe("phone numbers", () => {
  test.each([
    ["514 555-0142", "+15145550142"],
    ["(514) 555.0142", "+15145550142"],
    ["1-514-555-0142", "+15145550142"],
    ["+1 514 555 0142", "+15145550142"],
    ["５１４ ５５５ ０１４２", "+15145550142"],
    ["tel:+15145550142", "+15145550142"],
    ["+33 6 12 34 56 78", "+33612345678"],
    ["555-0142", null],
    ["514 555 01422 99 8877 66 55", null],
    ["marie@example.ca", null],
    ["", null],
  ])("%j is %j", (text, number) => {
    expect(normalPhone(text)).toBe(number);
  });

  test.each([
    ["+15145550142", "CA"],
    ["+12125550142", "US"],
    ["+18765550142", "JM"],
    ["+33612345678", "FR"],
    ["nothing", null],
  ])("%j belongs to %j", (number, country) => {
    expect(countryOfPhone(number)).toBe(country);
  });
});

describe("one-time codes", () => {
  test.each([
    ["12345678", "12345678"],
    ["1234 5678", "12345678"],
    [" 1234\u00a05678\n", "12345678"],
    ["1234-5678", "12345678"],
    ["1234–5678", "12345678"],
    ["12 34 56 78", "12345678"],
    ["１２３４ ５６７８", "12345678"],
    ["\u200e1234\u200b5678", "12345678"],
    ["00000000", "00000000"],
    ["Votre code : 1234 5678", "12345678"],
    ["Code: 12345678.", "12345678"],
    ["Clinique du Parc, 514 555-0142. Code : 1234 5678. Valide 15 minutes.\n@demo.localhost #12345678", "12345678"],
    ["@demo.localhost #12345678", "12345678"],
    ["@demo.localhost:4000 #12345678", "12345678"],
    ["1234567", null],
    ["123456789", null],
    ["1234 5678 or 8765 4321", null],
    ["1234 5678 9012 3456", null],
    ["code 1234 56789", null],
    ["Call 514 555-0142", null],
    ["Call 15145550142", null],
    ["on 2026-03-14", null],
    ["abcdefgh", null],
    ["", null],
  ])("%j holds %j", (text, code) => {
    expect(digitsOfCode(text)).toBe(code);
  });

  test("every code is found as shown, with any words around it", () => {
    const words = fc.string({ unit: "grapheme" }).map((text) => text.normalize("NFKC").replace(/\p{N}/gu, ""));
    const codes = fc.integer({ min: 0, max: 99_999_999 }).map((number) => String(number).padStart(8, "0"));
    fc.assert(
      fc.property(words, codes, words, (before, code, after) => {
        expect(digitsOfCode(`${before} ${code.slice(0, 4)} ${code.slice(4)} ${after}`)).toBe(code);
        expect(digitsOfCode(`${before}#${code}`)).toBe(code);
      }),
    );
  });
});
