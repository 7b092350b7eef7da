import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { Access } from "../../../graphql/access.ts";
import type { Context } from "../../../graphql/context.ts";
import { requestLoader } from "../../../graphql/loaders.ts";
import { toPatient } from "../../patients/patient.type.ts";
import type { DeskService } from "../desk/desk.service.ts";
import { RegistrationType } from "../desk/registration.type.ts";
import type { Registration } from "../registration.entity.ts";
import type { MatchConfidence } from "./judge-match.ts";
import type { ShownMatch } from "./read-matches.ts";
import { MatchConfidenceEnum, matchRule, RegistrationMatch } from "./registration-match.type.ts";

const toMatch = ({ chart, confidence, facts }: ShownMatch): RegistrationMatch =>
  Object.assign(new RegistrationMatch(), {
    ...{ patient: toPatient(chart), confidence, facts },
    ...{ archived: chart.archived, accessOpen: chart.accessEnabled },
  });

@Resolver(() => RegistrationType)
export class MatchesResolver {
  readonly #matches;
  readonly #confidences;

  constructor(desk: DeskService) {
    this.#matches = requestLoader<Registration, ShownMatch[]>(({ actor }, rows) => desk.matches(actor, rows));
    this.#confidences = requestLoader<Registration, MatchConfidence | null>(({ actor }, rows) => desk.bestConfidences(actor, rows));
  }

  @FieldResolver(() => [RegistrationMatch], {
    description: "Charts that may be of the same person, found anew each time, the likeliest first; at most ten.",
  })
  @Access(matchRule)
  async matches(@Root() { row }: RegistrationType, @Ctx() context: Context): Promise<RegistrationMatch[]> {
    return (await this.#matches(context).load(row)).map(toMatch);
  }

  @FieldResolver(() => MatchConfidenceEnum, { nullable: true, description: "How likely the likeliest is; null where there is none." })
  async bestConfidence(@Root() { row }: RegistrationType, @Ctx() context: Context): Promise<MatchConfidence | null> {
    return this.#confidences(context).load(row);
  }
}
