import { partsOf } from "../../patients/search/name-parts.ts";

const longestWord = 40;

/** By code point, as the column counts. */
const cut = (word: string): string => (word.length <= longestWord ? word : Array.from(word).slice(0, longestWord).join(""));

/** The words of a text, folded, each once. */
export const wordsOf = (text: string): string[] => [...new Set(partsOf(text).map(cut))];
