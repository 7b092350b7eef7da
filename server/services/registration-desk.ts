import { DecisionService } from "../modules/registration/desk/decision.service.ts";
import { DeskService } from "../modules/registration/desk/desk.service.ts";
import { MergeService } from "../modules/registration/merge/merge.service.ts";
import type { DeskParts } from "../modules/registration/registration-parts.ts";

export interface RegistrationDesk {
  readonly desk: DeskService;
  readonly decisions: DecisionService;
  readonly merges: MergeService;
}

/** What staff see of registrations, and what they make of them. */
export const createRegistrationDesk = (parts: DeskParts): RegistrationDesk => ({
  desk: new DeskService(parts),
  decisions: new DecisionService(parts),
  merges: new MergeService(parts),
});
