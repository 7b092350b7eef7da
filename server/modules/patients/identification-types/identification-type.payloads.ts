import { Field, ObjectType } from "type-graphql";
import { Access, anyone, permitted } from "../../../graphql/access.ts";
import type { Context } from "../../../graphql/context.ts";
import { Payload } from "../../../graphql/payload.ts";
import { toUserError, UserError } from "../../../graphql/user-error.ts";
import type { Outcome, Problem } from "../../../kernel/outcome.ts";
import { IdentificationTypeType, toIdentificationType } from "../../clinics/clinic.type.ts";
import type { IdentificationType } from "../../clinics/identification-type.entity.ts";

@ObjectType({ implements: UserError, description: "Somebody changed the type since the version that was sent; nothing was saved." })
@Access(permitted("CLINIC_WRITE"))
export class IdentificationTypeConflict extends UserError {
  @Field(() => IdentificationTypeType, { description: "The type as it is now." })
  current!: IdentificationTypeType;
}

@ObjectType({ description: "The identification type after the save, or why nothing was saved." })
@Access(anyone)
export class SaveIdentificationTypePayload extends Payload {
  @Field(() => IdentificationTypeType, { nullable: true, description: "The type as saved; null where nothing was." })
  identificationType!: IdentificationTypeType | null;
}

/** A conflict comes with the type that is in force. */
function toTypeError(problem: Problem, context: Context): UserError {
  const current = problem.facts?.["current"] as IdentificationType | undefined;
  if (!current) return toUserError(problem, context);
  const error = toUserError(problem, context, { CONFLICT: IdentificationTypeConflict });
  return Object.assign(error, { current: toIdentificationType(current) });
}

export const toSavePayload = (outcome: Outcome<IdentificationType>, context: Context): SaveIdentificationTypePayload =>
  outcome.ok
    ? { identificationType: toIdentificationType(outcome.value), errors: [] }
    : { identificationType: null, errors: outcome.problems.map((problem) => toTypeError(problem, context)) };
