import type { HealthNumberFormat } from "./format.ts";

const places = (format: HealthNumberFormat): string => format.mask.replace(/[^A9]/g, "");

/** The lengths that a number in normal form can have: with its version code, without it, or with a part of it. */
export function possibleLengths(format: HealthNumberFormat): { readonly minimum: number; readonly maximum: number } {
  const maximum = places(format).length;
  return { minimum: maximum - format.versionLength, maximum };
}

/** Whether every character is a letter or a digit where the mask has one. */
export const fitsAlphabet = (format: HealthNumberFormat, normalForm: string): boolean =>
  [...normalForm].every((character, place) => (places(format)[place] === "A" ? /^[A-Z]$/ : /^\d$/).test(character));

/** The number as cards show it. What doesn't fit the mask comes back as it is. */
export function withMask(format: HealthNumberFormat, normalForm: string): string {
  const { minimum, maximum } = possibleLengths(format);
  if (normalForm.length < minimum || normalForm.length > maximum) return normalForm;
  let shown = "";
  let taken = 0;
  for (const sign of format.mask) {
    if (taken === normalForm.length) break;
    shown += sign === "A" || sign === "9" ? normalForm[taken++] : sign;
  }
  return shown;
}
