/** Why something of a bundle was not taken over as it stands. Programs branch on them: never rename one. */
export const findingReasons = [
  "RESOURCE_NOT_IMPORTED",
  "METHOD_NOT_SUPPORTED",
  "NO_RESOURCE",
  "NO_ID",
  "REPEATED",
  "TOO_LARGE",
  "PAGE_OF_MORE",
  "MODIFIER",
  "NOT_MAPPED",
  "UNKNOWN_ELEMENT",
  "MALFORMED",
  "NOT_IN_FORCE",
  "USE_NOT_MAPPED",
  "USE_MISSING",
  "SEVERAL",
  "VALUE_NOT_MAPPED",
  "NAME_NOT_IN_PARTS",
  "PARTIAL_DATE",
  "PHONE_EXTENSION",
  "SYSTEM_UNKNOWN",
  "NOT_PREFERRED",
  "INACTIVE",
  "DECEASED",
  "ENTERED_IN_ERROR",
  "STATUS_AMBIGUOUS",
  "PARTICIPANT_MISSING",
  "REFERENCE_LOGICAL",
  "REFERENCE_NOT_FOUND",
  "REFERENCE_ELSEWHERE",
  "REFERENCE_CONTAINED",
  "NOT_ACCEPTED",
] as const;

export type FindingReason = (typeof findingReasons)[number];

export const findingEffects = ["RESOURCE_LEFT_OUT", "ELEMENT_LEFT_OUT", "NOTE"] as const;

/** What it means for the resource: nothing of it was taken over, all but that element was, or it only is to be known. */
export type FindingEffect = (typeof findingEffects)[number];

export interface Finding {
  /** Element names of FHIR and places in lists, and nothing that the bundle says. */
  readonly path: string;
  readonly reason: FindingReason;
  readonly effect: FindingEffect;
  /** Of the rule that refused it, where it is one of the product's own: which text explains it. */
  readonly problem?: string;
  /** Facts for that text: limits and choices. */
  readonly facts?: Readonly<Record<string, unknown>>;
}

/** Beyond this many they are counted alone: a bundle may hold nothing else. */
export const mostFindings = 10_000;

export class Findings {
  readonly #kept: Finding[] = [];
  #count = 0;

  get kept(): readonly Finding[] {
    return this.#kept;
  }

  get count(): number {
    return this.#count;
  }

  add(finding: Finding): void {
    this.#count += 1;
    if (this.#kept.length < mostFindings) this.#kept.push(finding);
  }
}
