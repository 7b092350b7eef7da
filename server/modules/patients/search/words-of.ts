import { partsOf } from "./name-parts.ts";

const longestWord = 40;

/** By code point, as the column counts. */
const cut = (word: string): string => (word.length <= longestWord ? word : Array.from(word).slice(0, longestWord).join(""));

/** The words of a text, folded, each once. */
export const wordsOf = (text: string): string[] => [...new Set(partsOf(text).map(cut))];

/** A word that is looked for, folded; `begins` where the rest of it may be missing. */
export interface SearchWord {
  readonly text: string;
  readonly begins: boolean;
}

const mostWords = 10;

/** What is typed is read to its tenth word; the last may still be being typed. */
export const searchWordsOf = (words: readonly string[]): SearchWord[] => {
  const used = words.slice(0, mostWords);
  return used.map((text, place) => ({ text, begins: place === words.length - 1 }));
};
