import { healthNumberFormats } from "./formats.ts";
import type { HealthNumberIssuer } from "./issuer.ts";
import { fitsAlphabet, possibleLengths, withMask } from "./mask.ts";
import { healthNumberNormalForm } from "./normal-form.ts";

export type HealthNumberVerdict = "VALID" | "UNUSUAL" | "IMPOSSIBLE";

export type HealthNumberDoubt = "LENGTH" | "ALPHABET" | "SHAPE" | "CHECK_DIGIT";

export interface HealthNumberCheck {
  /** Only `IMPOSSIBLE` is an error; `UNUSUAL` advises to look at the card again. */
  readonly verdict: HealthNumberVerdict;
  /** Why it isn't `VALID`. */
  readonly doubt?: HealthNumberDoubt;
  /** Without separators, in upper case. */
  readonly normalForm: string;
  /** The normal form without the version code: what stays the same for life, and what a look-up compares. */
  readonly lastingNumber: string;
}

export function checkHealthNumber(issuer: HealthNumberIssuer, value: string): HealthNumberCheck {
  const format = healthNumberFormats[issuer];
  const normalForm = healthNumberNormalForm(value);
  const { minimum, maximum } = possibleLengths(format);
  const forms = { normalForm, lastingNumber: normalForm.slice(0, minimum) };
  if (normalForm.length < minimum || normalForm.length > maximum) return { verdict: "IMPOSSIBLE", doubt: "LENGTH", ...forms };
  if (!fitsAlphabet(format, normalForm)) return { verdict: "IMPOSSIBLE", doubt: "ALPHABET", ...forms };
  if (format.usualShape && !format.usualShape.test(normalForm)) return { verdict: "UNUSUAL", doubt: "SHAPE", ...forms };
  if (format.checkDigitAgrees && !format.checkDigitAgrees(normalForm)) return { verdict: "UNUSUAL", doubt: "CHECK_DIGIT", ...forms };
  return { verdict: "VALID", ...forms };
}

/** As cards of that issuer show it. */
export const formatHealthNumber = (issuer: HealthNumberIssuer, value: string): string =>
  withMask(healthNumberFormats[issuer], healthNumberNormalForm(value));
