import { Arg, Ctx, FieldResolver, Mutation, Resolver } from "type-graphql";
import { Access, both, permitted } from "../../../graphql/access.ts";
import type { Context } from "../../../graphql/context.ts";
import { fromGlobalId } from "../../../graphql/global-id.ts";
import type { Decision } from "./decide.ts";
import type { DecisionInput } from "./decision.inputs.ts";
import {
  ArchiveRegistrationInput,
  ArchiveRegistrationsInput,
  ConfirmRegistrationInput,
  RestoreRegistrationInput,
  RestoreRegistrationsInput,
} from "./decision.inputs.ts";
import { RegistrationPayload, RegistrationsPayload, toRegistrationPayload, toRegistrationsPayload } from "./decision.payload.ts";
import type { DecisionService } from "./decision.service.ts";
import { deskRule, RegistrationType } from "./registration.type.ts";
import { toFilter } from "./to-filter.ts";

export const toDecision = ({ registrationId, version }: DecisionInput): Decision => ({
  registrationId: fromGlobalId("Registration", registrationId),
  version,
});

@Resolver(() => RegistrationType)
export class DecisionResolver {
  readonly #decisions: DecisionService;

  constructor(decisions: DecisionService) {
    this.#decisions = decisions;
  }

  @FieldResolver(() => Boolean, { description: "Whether a chart made of it now would have portal access." })
  opensAccess(@Ctx() { actor }: Context): Promise<boolean> {
    return this.#decisions.opensAccess(actor);
  }

  @Mutation(() => RegistrationPayload, {
    description:
      "Makes a verified chart of a pending registration; its portal access follows the clinic's settings, and the person is told. " +
      "Errors: `RegistrationDecided`; `IdentificationTaken` where a chart has the number: merge instead; `NOT_FOUND`.",
  })
  @Access(both(deskRule, permitted("PATIENTS_WRITE")))
  async confirmRegistration(
    @Ctx() context: Context,
    @Arg("input", () => ConfirmRegistrationInput, { description: "Which one." }) input: ConfirmRegistrationInput,
  ): Promise<RegistrationPayload> {
    const confirmation = { ...toDecision(input), requestKey: input.requestKey ?? null };
    return toRegistrationPayload(await this.#decisions.confirm(context.actor, confirmation, context.clinic.defaultLocale), context);
  }

  @Mutation(() => RegistrationPayload, {
    description:
      "Puts a pending registration away, with a reason; `restoreRegistration` takes it back. Errors: `RegistrationDecided`; `NOT_FOUND`.",
  })
  @Access(deskRule)
  async archiveRegistration(
    @Ctx() context: Context,
    @Arg("input", () => ArchiveRegistrationInput, { description: "Which one, and why." }) input: ArchiveRegistrationInput,
  ): Promise<RegistrationPayload> {
    const archiving = { ...toDecision(input), reason: input.reason, note: input.note ?? null, tell: input.tell };
    return toRegistrationPayload(await this.#decisions.archive(context.actor, archiving), context);
  }

  @Mutation(() => RegistrationPayload, {
    description: "Lets an archived registration wait again. Errors: `RegistrationDecided`; `NOT_FOUND`.",
  })
  @Access(deskRule)
  async restoreRegistration(
    @Ctx() context: Context,
    @Arg("input", () => RestoreRegistrationInput, { description: "Which one." }) input: RestoreRegistrationInput,
  ): Promise<RegistrationPayload> {
    return toRegistrationPayload(await this.#decisions.restore(context.actor, toDecision(input)), context);
  }

  @Mutation(() => RegistrationsPayload, {
    description:
      "Puts the pending registrations of a network, or of a time, away in one act. Nobody is told. Errors: `VALIDATION_FAILED` at " +
      "`expectedCount` where it is another number by now, or more than 1000.",
  })
  @Access(deskRule)
  async archiveRegistrations(
    @Ctx() context: Context,
    @Arg("input", () => ArchiveRegistrationsInput, { description: "Which ones, and why." }) input: ArchiveRegistrationsInput,
  ): Promise<RegistrationsPayload> {
    const { expectedCount, reason, note } = input;
    const archiving = { filter: toFilter(input), expectedCount, reason, note: note ?? null };
    return toRegistrationsPayload(await this.#decisions.archiveFlood(context.actor, archiving), context);
  }

  @Mutation(() => RegistrationsPayload, {
    description: "Takes an act of `archiveRegistrations` back: those that are still archived by it wait again. Errors: `NOT_FOUND`.",
  })
  @Access(deskRule)
  async restoreRegistrations(
    @Ctx() context: Context,
    @Arg("input", () => RestoreRegistrationsInput, { description: "Which act." }) { batchId }: RestoreRegistrationsInput,
  ): Promise<RegistrationsPayload> {
    const batch = fromGlobalId("RegistrationBatch", batchId);
    return toRegistrationsPayload(await this.#decisions.restoreBatch(context.actor, batch), context);
  }
}
