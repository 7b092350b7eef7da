import { normalIdentification } from "../../../kernel/fold.ts";
import { healthNumberFormats } from "./formats.ts";
import { isHealthNumberIssuer } from "./issuer.ts";
import { fitsAlphabet, possibleLengths, withMask } from "./mask.ts";

export const healthNumberVerdicts = ["VALID", "UNUSUAL", "IMPOSSIBLE"] as const;

export type HealthNumberVerdict = (typeof healthNumberVerdicts)[number];

export const healthNumberDoubts = ["LENGTH", "ALPHABET", "SHAPE", "CHECK_DIGIT"] as const;

export type HealthNumberDoubt = (typeof healthNumberDoubts)[number];

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

/** Of an issuer that isn't a province or territory nothing is known, so nothing is doubted. */
export function checkHealthNumber(issuer: string, value: string): HealthNumberCheck {
  const normalForm = normalIdentification(value);
  if (!isHealthNumberIssuer(issuer)) return { verdict: "VALID", normalForm, lastingNumber: normalForm };
  const format = healthNumberFormats[issuer];
  const { minimum, maximum } = possibleLengths(format);
  const forms = { normalForm, lastingNumber: normalForm.slice(0, minimum) };
  if (normalForm.length < minimum || normalForm.length > maximum) return { verdict: "IMPOSSIBLE", doubt: "LENGTH", ...forms };
  if (!fitsAlphabet(format, normalForm)) return { verdict: "IMPOSSIBLE", doubt: "ALPHABET", ...forms };
  if (format.usualShape && !format.usualShape.test(normalForm)) return { verdict: "UNUSUAL", doubt: "SHAPE", ...forms };
  if (format.checkDigitAgrees && !format.checkDigitAgrees(normalForm)) return { verdict: "UNUSUAL", doubt: "CHECK_DIGIT", ...forms };
  return { verdict: "VALID", ...forms };
}

/** As cards of that issuer show it. */
export function formatHealthNumber(issuer: string, value: string): string {
  const normalForm = normalIdentification(value);
  return isHealthNumberIssuer(issuer) ? withMask(healthNumberFormats[issuer], normalForm) : normalForm;
}
