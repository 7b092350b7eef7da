import { Field, ID, Int, ObjectType } from "type-graphql";
import { Access, anyone } from "../../../graphql/access.ts";
import type { Context } from "../../../graphql/context.ts";
import { toGlobalId } from "../../../graphql/global-id.ts";
import { Payload } from "../../../graphql/payload.ts";
import { toUserError, toUserErrors, UserError } from "../../../graphql/user-error.ts";
import type { Outcome, Problem } from "../../../kernel/outcome.ts";
import { IdentificationTaken, PatientConflict } from "../../patients/save-patient.type.ts";
import type { Registration } from "../registration.entity.ts";
import type { RegistrationBatch } from "./archive-flood.ts";
import { deskRule } from "./registration.type.ts";

@ObjectType({ description: "The registration as it is now, or why nothing was decided." })
@Access(anyone)
export class RegistrationPayload extends Payload {
  /** The registration's id in the application; null where nothing was decided. */
  decidedId!: string | null;
}

@ObjectType({
  implements: UserError,
  description: "Somebody has decided on the registration, or changed it, since the version that was sent; nothing was done.",
})
@Access(deskRule)
export class RegistrationDecided extends UserError {
  /** The registration's id in the application. */
  registrationId!: string;
}

@ObjectType({ description: "What became of many registrations at once, or why nothing did." })
@Access(deskRule)
export class RegistrationsPayload extends Payload {
  @Field(() => Int, { description: "How many were moved." })
  count!: number;

  @Field(() => ID, {
    nullable: true,
    description: "By which the act can be taken back: `restoreRegistrations`. Null where nothing was done.",
  })
  batchId!: string | null;
}

const special = {
  REGISTRATION_DECIDED: RegistrationDecided,
  PATIENT_CONFLICT: PatientConflict,
  IDENTIFICATION_TAKEN: IdentificationTaken,
} as const;

/** Each comes with what is in the way. */
function toError(problem: Problem, context: Context): UserError {
  const type = special[problem.reason as keyof typeof special];
  return toUserError(problem, context, type && { CONFLICT: type });
}

export const toRegistrationPayload = (outcome: Outcome<Registration>, context: Context): RegistrationPayload =>
  Object.assign(new RegistrationPayload(), {
    decidedId: outcome.ok ? outcome.value.id : null,
    errors: outcome.ok ? [] : outcome.problems.map((problem) => toError(problem, context)),
  });

export const toRegistrationsPayload = (outcome: Outcome<RegistrationBatch>, context: Context): RegistrationsPayload =>
  Object.assign(new RegistrationsPayload(), {
    count: outcome.ok ? outcome.value.count : 0,
    batchId: outcome.ok ? toGlobalId("RegistrationBatch", outcome.value.batchId) : null,
    errors: outcome.ok ? [] : toUserErrors(outcome.problems, context),
  });
