import type { EntityManager } from "typeorm";
import type { IdentificationVault } from "../../patients/identification-vault.ts";
import type { Candidate, Candidates, Numbered, ReadCharts } from "./find-candidates.ts";
import { findCandidates } from "./find-candidates.ts";
import type { MatchConfidence } from "./judge-match.ts";
import { judgeMatch, matchConfidences } from "./judge-match.ts";
import { agreementOf } from "./match-facts.ts";

/** A chart that may be of the person who registered. */
export interface RankedMatch<Chart extends Candidate = Candidate> {
  readonly chart: Chart;
  readonly confidence: MatchConfidence;
  readonly sameNumber: boolean;
  /** On how much both agree, their contacts included. */
  readonly weight: number;
}

/** More than anybody reads. */
const mostMatches = 10;

const ranked = (one: RankedMatch, other: RankedMatch): number =>
  matchConfidences.indexOf(one.confidence) - matchConfidences.indexOf(other.confidence) ||
  other.weight - one.weight ||
  Number(one.chart.archived) - Number(other.chart.archived) ||
  (one.chart.id < other.chart.id ? -1 : 1);

function rank<Chart extends Candidate>({ registration }: Numbered, { charts, sameNumber }: Candidates<Chart>): RankedMatch<Chart>[] {
  const matches = charts.flatMap((chart): RankedMatch<Chart>[] => {
    const agreement = agreementOf(registration, chart, sameNumber.has(chart.id));
    const confidence = judgeMatch(agreement);
    if (confidence === null) return [];
    const { identification, dateOfBirth, sex, first, last } = agreement;
    const contacts = (["email", "mobile"] as const).map((field) => chart[field] !== null && chart[field] === registration[field]);
    const weight = [identification, dateOfBirth, sex, first, last, ...contacts].filter(Boolean).length;
    return [{ chart, confidence, sameNumber: identification, weight }];
  });
  return matches.sort(ranked).slice(0, mostMatches);
}

/** The charts that may be of the people who registered, for each the likeliest first. */
export async function findMatches<Chart extends Candidate>(
  manager: EntityManager,
  vault: IdentificationVault,
  asked: readonly Numbered[],
  read: ReadCharts<Chart>,
): Promise<readonly RankedMatch<Chart>[][]> {
  const candidates = await findCandidates(manager, vault, asked, read);
  return asked.map((each, place) => rank(each, candidates[place]!));
}
