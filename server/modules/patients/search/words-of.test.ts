import { searchWordsOf, wordsOf } from "./words-of.ts";

test.each([
  ["Résultats d’analyses, à venir!", ["resultats", "d", "analyses", "a", "venir"]],
  ["ŒUVRE œuvre oeuvre", ["oeuvre"]],
  ["rendez-vous: 14 h 30", ["rendez", "vous", "14", "h", "30"]],
  ["—…🌻", []],
  ["a".repeat(50), ["a".repeat(40)]],
])("%j", (text, words) => {
  expect(wordsOf(text)).toEqual(words);
});

test("the last word may still be being typed, and what is beyond ten is not read", () => {
  expect(searchWordsOf(["un", "deu"])).toEqual([
    { text: "un", begins: false },
    { text: "deu", begins: true },
  ]);
  const many = Array.from({ length: 12 }, (_, place) => `w${place}`);
  expect(searchWordsOf(many)).toHaveLength(10);
  expect(searchWordsOf(many).some(({ begins }) => begins)).toBe(false);
});
