import type { ObjectLiteral } from "typeorm";
import type { SearchWord } from "./words-of.ts";

/** Beyond every character that a word may have. */
export const beyondAll = "\u{10FFFF}";

export interface TermCondition {
  readonly text: string;
  readonly values: ObjectLiteral;
}

/** That a term begins so. */
export const beginsWith = (alias: string, name: string, text: string): TermCondition => ({
  text: `${alias}.term >= :${name} AND ${alias}.term < :${name}End`,
  values: { [name]: text, [`${name}End`]: text + beyondAll },
});

/** That a term of a chart is a name with the word. Names stand there with all that follows: `tremblay` is the beginning of `tremblayroy`. */
export const isNamed = (alias: string, name: string, { text }: SearchWord): TermCondition => beginsWith(alias, name, text);
