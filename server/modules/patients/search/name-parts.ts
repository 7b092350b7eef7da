import { foldName } from "../../../kernel/fold.ts";

/** What stands between the parts of a name: spaces, hyphens, apostrophes (also the one that counts as a letter), dots. */
const between = /[^\p{L}\p{N}\p{M}]+|ʼ/u;

/** The parts of a name, folded: `Jean-François d’Amour` has four. */
export const partsOf = (name: string): string[] =>
  name
    .split(between)
    .map(foldName)
    .filter((part) => part !== "");
