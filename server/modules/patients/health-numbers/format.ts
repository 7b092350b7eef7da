import type { LocalizedText } from "../../../kernel/locale.ts";
import type { HealthNumberIssuer } from "./issuer.ts";

/** How the health number of one province or territory looks. */
export interface HealthNumberFormat {
  readonly issuer: HealthNumberIssuer;
  /** What the issuer calls it. */
  readonly name: LocalizedText;
  /** As printed on cards: `A` is a letter, `9` a digit, anything else is only for the eye. */
  readonly mask: string;
  /** How many characters at the mask's end a card may lack (Ontario's version code). They change when a card is replaced. */
  readonly versionLength: number;
  /** What numbers have looked like so far. Another look is unusual, not wrong: issuers start new ranges. */
  readonly usualShape?: RegExp;
  /** Whether the check digit agrees; absent where no rule is published, or where the published ones contradict each other. */
  readonly checkDigitAgrees?: (number: string) => boolean;
  /** Where this is publicly written. */
  readonly source: string;
}
