import { commonWords } from "./common-words.ts";
import { problemWithPassword } from "./password-rules.ts";

const owner = { email: "andree.ouellet@clinique-demo.example", name: "Andrée-Anne Ouellet", clinicName: "Clinique de la Montagne" };
const reasonFor = (password: string): string | null => problemWithPassword(password, owner)?.reason ?? null;

test.each([
  ["correct horse battery staple", null],
  ["quatre mots sans lien", null],
  ["a good password", null],
  ["Tr0ub4dor&3xyz", null],
  ["9vK2#pLq8!wZ", null],
  ["pamplemousse violet 7 tuba", null],
  ["🦊🐢🌵🚲🎷🧦🪁🥨🛶🪵🧭🪴", null],
  ["漢字仮名交文日本語例文集", null],
  ["", "REQUIRED"],
  ["            ", "REQUIRED"],
  ["short", "PASSWORD_TOO_SHORT"],
  ["elevenchars", "PASSWORD_TOO_SHORT"],
  ["🦊🐢🌵🚲🎷🧦🪁🥨🛶🪵🧭", "PASSWORD_TOO_SHORT"],
  [`${"9vK2#pLq8!wZ".repeat(17)}`.slice(0, 201), "TOO_LONG"],
  ["passwordpassword", "PASSWORD_GUESSABLE"],
  ["Password1234!", "PASSWORD_GUESSABLE"],
  ["P@ssw0rd2026!", "PASSWORD_GUESSABLE"],
  ["motdepasse2026", "PASSWORD_GUESSABLE"],
  ["Bienvenue2026!", "PASSWORD_GUESSABLE"],
  ["administrator", "PASSWORD_GUESSABLE"],
  ["aaaaaaaaaaaaaaaa", "PASSWORD_GUESSABLE"],
  ["abababababababab", "PASSWORD_GUESSABLE"],
  ["123456789012", "PASSWORD_GUESSABLE"],
  ["987654321098", "PASSWORD_GUESSABLE"],
  ["qwertyuiop123", "PASSWORD_GUESSABLE"],
  ["azertyuiopqsdf", "PASSWORD_GUESSABLE"],
  ["1qaz2wsx3edc", "PASSWORD_GUESSABLE"],
  ["123qweasdzxc", "PASSWORD_GUESSABLE"],
  ["q1w2e3r4t5y6", "PASSWORD_GUESSABLE"],
  ["portail-demo", "PASSWORD_GUESSABLE"],
  ["Andrée-Anne1!", "PASSWORD_GUESSABLE"],
  ["andree.ouellet@clinique-demo.example", "PASSWORD_GUESSABLE"],
  ["CliniqueDeLaMontagne", "PASSWORD_GUESSABLE"],
  ["Montagne2026!!", "PASSWORD_GUESSABLE"],
  ["montagne été 2026", "PASSWORD_GUESSABLE"],
])("%j: %s", (password, reason) => {
  expect(reasonFor(password)).toBe(reason);
});

test("200 characters will do, and so does a sentence with the clinic's name in it", () => {
  const long = Array.from({ length: 40 }, (_, place) => `${String.fromCodePoint(97 + (place % 26))}x${place}`)
    .join("·")
    .slice(0, 200);
  expect([...long]).toHaveLength(200 > long.length ? long.length : 200);
  expect(reasonFor(long)).toBeNull();
  expect(reasonFor("vingt tortues gravissent la montagne")).toBeNull();
});

test("a common word in twelve characters or more is refused by itself, and with a year", () => {
  const long = commonWords.filter((word) => word.length >= 12);
  expect(long.length).toBeGreaterThan(2);
  for (const word of commonWords) expect([word, reasonFor(`${word}-${word}-2026!`.padEnd(12, "!"))]).toEqual([word, "PASSWORD_GUESSABLE"]);
  for (const word of long) expect(reasonFor(word)).toBe("PASSWORD_GUESSABLE");
});
