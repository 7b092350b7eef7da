import type { Locale } from "../../../kernel/locale.ts";
import { countSeptets, septetsInSegment, toGsm } from "./gsm.ts";
import { oneLine } from "./shown.ts";

/** How much of the clinic's name must be left, in septets: "Clinique" alone would name none. */
const leastOfName = { recognisable: 24, short: 14, none: 0 } as const;

/** One way to word a text, and how much of the clinic's name must fit in front of it. */
export interface Wording {
  readonly sentences: readonly string[];
  readonly name: keyof typeof leastOfName;
}

const omission = "...";

/** As many whole letters as there is room for: `Array.from` keeps those together that take two code units. */
function shorten(name: string, septets: number): string {
  if (countSeptets(name) <= septets) return name;
  const letters = Array.from(name);
  while (countSeptets(letters.join("")) > septets - omission.length) letters.pop();
  return `${letters.join("").trimEnd()}${omission}`;
}

/**
 * The first of the wordings that fits one segment, after the clinic's name, which is shortened before a wording is given up. The ending
 * is never touched: where it leaves no room for the last wording (a host of more than 120 letters), the text has a second segment.
 */
export function fitSegment(clinicName: string, locale: Locale, ending: string, wordings: readonly Wording[]): string {
  const name = toGsm(oneLine(clinicName));
  const colon = locale === "fr" ? " : " : ": ";
  for (const { sentences, name: least } of wordings) {
    const rest = `${toGsm(sentences.join(" "))}${ending}`;
    if (least === "none" || name === "") {
      if (countSeptets(rest) <= septetsInSegment) return rest;
      continue;
    }
    const room = septetsInSegment - countSeptets(`${colon}${rest}`);
    if (room >= Math.min(countSeptets(name), leastOfName[least])) return `${shorten(name, room)}${colon}${rest}`;
  }
  return `${toGsm(wordings.at(-1)?.sentences.join(" ") ?? "")}${ending}`;
}
