import { normalIdentification } from "../../../kernel/fold.ts";
import type { HealthNumberDoubt, HealthNumberVerdict } from "./check-health-number.ts";
import { checkHealthNumber, formatHealthNumber } from "./check-health-number.ts";

/** Who gives the numbers of an identification type out. */
export interface NumberIssuer {
  readonly issuer: string | null;
  readonly kind: "PROVINCIAL" | "OTHER";
}

export interface NumberJudgement {
  readonly verdict: HealthNumberVerdict;
  /** Why it isn't `VALID`. */
  readonly doubt: HealthNumberDoubt | null;
  /** As cards show it. */
  readonly display: string;
}

/** In normal form, which may be longer than what was typed. */
export const longestNumber = 64;

/** What can be said of a number by itself. Of numbers that no province issues, only that there must be one, not too long. */
export function judgeNumber({ issuer, kind }: NumberIssuer, value: string): NumberJudgement {
  const normal = normalIdentification(value);
  if (normal === "" || normal.length > longestNumber) return { verdict: "IMPOSSIBLE", doubt: "LENGTH", display: normal };
  if (kind !== "PROVINCIAL" || issuer === null) return { verdict: "VALID", doubt: null, display: normal };
  const { verdict, doubt = null } = checkHealthNumber(issuer, value);
  return { verdict, doubt, display: formatHealthNumber(issuer, value) };
}
