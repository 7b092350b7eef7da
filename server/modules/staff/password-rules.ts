import type { Problem } from "../../kernel/outcome.ts";
import { commonWords } from "./common-words.ts";
import { longestPassword } from "./passwords.ts";

export const shortestPassword = 12;

/** So many pieces at least that nobody tries first. */
const fewestPieces = 6;

/** What guessers know about the staff member. */
export interface PasswordOwner {
  readonly email: string;
  readonly name: string;
  readonly clinicName: string;
}

const lookalikes: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
  "!": "i",
};

const plain = (text: string): string => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

const asLetters = (text: string): string => text.replace(/[013457@$!]/g, (sign) => lookalikes[sign] ?? sign);

/** Rows and columns of the keyboards here, the alphabet, and counting. */
const lines = ["qwertyuiop", "azertyuiop", "asdfghjkl", "qsdfghjklm", "zxcvbnm", "wxcvbn", "1234567890", "0123456789"].concat(
  ["1qaz2wsx3edc4rfv5tgb6yhn7ujm", "1aq2zs3ed4rf5tg6yh7uj", "abcdefghijklmnopqrstuvwxyz"],
  ["q1w2e3r4t5y6u7i8o9p0", "1q2w3e4r5t6y7u8i9o0p", "a1z2e3r4t5y6u7i8o9p0"],
);
const runs = [...lines, ...lines.map((line) => [...line].reverse().join(""))];

const longestRun = Math.max(...runs.map(({ length }) => length));

/** How much of the text, from the place on, is one run of at least three. */
function runAt(text: string, place: number): number {
  for (let end = Math.min(text.length, place + longestRun); end >= place + 3; end -= 1) {
    const part = text.slice(place, end);
    if (runs.some((run) => run.includes(part))) return part.length;
  }
  return 0;
}

/** Letters without accents and case, and one space for whatever parts them. */
const simple = (text: string): string =>
  plain(text)
    .replace(/[\s\-_.,;:'’]+/g, " ")
    .trim();

const wordsOf = ({ email, name, clinicName }: PasswordOwner): string[] =>
  [email, name, clinicName]
    .map(simple)
    .flatMap((text) => [text, text.replaceAll(" ", ""), ...text.split(/[ @]/)])
    .filter((word) => word.length >= 3);

/** How many pieces somebody who guesses has to put together: a known word, a run, a year or one other character is one. */
function countPieces(password: string, owner: PasswordOwner): number {
  const words = [...wordsOf(owner), ...commonWords].toSorted((a, b) => b.length - a.length);
  const text = simple(password);
  const letters = asLetters(text);
  let pieces = 0;
  for (let place = 0; place < text.length; pieces += 1) {
    const word = words.find((each) => text.startsWith(each, place) || letters.startsWith(each, place));
    const year = /^(?:19|20)\d\d/.exec(text.slice(place))?.[0];
    const known = Math.max(word?.length ?? 0, runAt(text, place), year?.length ?? 0);
    const [repeated, part = ""] = known > 0 ? [] : (/^(.{1,6}?)\1{2,}/.exec(text.slice(place)) ?? []);
    // Whatever repeats itself counts once, and a space is what joins words, no piece of its own.
    pieces += repeated ? part.length - 1 : 0;
    pieces -= text[place] === " " && !repeated ? 1 : 0;
    place += repeated?.length ?? Math.max(known, 1);
  }
  return pieces;
}

const problem = (reason: string, facts: Problem["facts"] = {}): Problem => ({
  code: "VALIDATION_FAILED",
  path: ["input", "newPassword"],
  reason,
  facts,
});

/** What is wrong with a new password; null where nothing is. Any characters will do, without demands on their kinds. */
export function problemWithPassword(password: string, owner: PasswordOwner): Problem | null {
  if (password.trim() === "") return problem("REQUIRED");
  if ([...password].length < shortestPassword) return problem("PASSWORD_TOO_SHORT", { minimum: shortestPassword });
  // As sign-in counts, which reads no more.
  if (password.length > longestPassword) return problem("TOO_LONG", { maximum: longestPassword });
  return countPieces(password, owner) < fewestPieces ? problem("PASSWORD_GUESSABLE") : null;
}
