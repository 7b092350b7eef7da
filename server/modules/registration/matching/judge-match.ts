export const matchConfidences = ["HIGH", "MEDIUM", "LOW"] as const;

export type MatchConfidence = (typeof matchConfidences)[number];

/** On what a registration and a chart agree. */
export interface Agreement {
  readonly identification: boolean;
  readonly dateOfBirth: boolean;
  readonly sex: boolean;
  readonly first: boolean;
  readonly last: boolean;
}

/** How likely it is that both are the same person; null where nothing speaks for it. */
export function judgeMatch({ identification, dateOfBirth, sex, first, last }: Agreement): MatchConfidence | null {
  const besides = [sex, first, last].filter(Boolean).length;
  const others = besides + Number(dateOfBirth);
  if (identification && others === 4) return "HIGH";
  if (identification && dateOfBirth && besides > 0) return "MEDIUM";
  if (others === 4) return "MEDIUM";
  if (others === 3) return "LOW";
  // The same number on another person's chart is never overlooked.
  return identification ? "LOW" : null;
}
