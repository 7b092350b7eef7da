import type { RecordActors } from "../../graphql/record-actor.ts";
import type { Clock } from "../../kernel/clock.ts";
import type { PatientService } from "../patients/patient.service.ts";
import { DecisionResolver } from "./desk/decision.resolver.ts";
import type { DecisionService } from "./desk/decision.service.ts";
import type { DeskService } from "./desk/desk.service.ts";
import { RegistrationQueueResolver } from "./desk/queue.resolver.ts";
import { RegistrationDecidedResolver, RegistrationPayloadResolver } from "./desk/registration-errors.resolver.ts";
import { createRegistrationLoader } from "./desk/registration-loader.ts";
import { RegistrationResolver } from "./desk/registration.resolver.ts";
import { MatchesResolver } from "./matching/matches.resolver.ts";
import { MergeBlockResolver, MergeResolver, RegistrationMergeResolver } from "./merge/merge.resolver.ts";
import type { MergeService } from "./merge/merge.service.ts";

/** For the schema, which is built of classes. */
export const deskResolverClasses = [
  RegistrationQueueResolver,
  RegistrationResolver,
  MatchesResolver,
  DecisionResolver,
  MergeResolver,
  RegistrationMergeResolver,
  MergeBlockResolver,
  RegistrationPayloadResolver,
  RegistrationDecidedResolver,
] as const;

interface Parts {
  readonly desk: DeskService;
  readonly decisions: DecisionService;
  readonly merges: MergeService;
  readonly patients: PatientService;
  readonly actors: RecordActors;
  readonly clock: Clock;
}

/** Everything that the desk is asked. */
export function createDeskResolvers({ desk, decisions, merges, patients, actors, clock }: Parts): object[] {
  const registrations = createRegistrationLoader(desk);
  return [
    new RegistrationQueueResolver(desk),
    new RegistrationResolver(desk, { clock, actors, patients }),
    new MatchesResolver(desk),
    new DecisionResolver(decisions),
    new MergeResolver(merges, decisions, clock),
    new RegistrationMergeResolver(merges, actors),
    new MergeBlockResolver(actors),
    new RegistrationPayloadResolver(registrations),
    new RegistrationDecidedResolver(registrations, actors),
  ];
}
