import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from "type-graphql";
import { Access, both, permitted } from "../../../graphql/access.ts";
import type { Context } from "../../../graphql/context.ts";
import { fromGlobalId } from "../../../graphql/global-id.ts";
import type { RecordActors } from "../../../graphql/record-actor.ts";
import { RecordActorType } from "../../../graphql/record-actor.ts";
import { toUserErrors } from "../../../graphql/user-error.ts";
import type { Clock } from "../../../kernel/clock.ts";
import { RegistrationPayload, toRegistrationPayload } from "../desk/decision.payload.ts";
import { toDecision } from "../desk/decision.resolver.ts";
import type { DecisionService } from "../desk/decision.service.ts";
import { deskRule, RegistrationType } from "../desk/registration.type.ts";
import type { MergeService } from "./merge.service.ts";
import {
  MergeBlock,
  MergeRegistrationInput,
  mergeRule,
  RegistrationFieldEnum,
  RegistrationMergePreview,
  RegistrationMergeType,
  UndoRegistrationMergeInput,
} from "./merge.type.ts";
import type { RegistrationField } from "./merged-fields.ts";
import type { RegistrationMerge } from "./registration-merge.entity.ts";
import { undoableUntil } from "./undo-merge.ts";

@Resolver(() => RegistrationType)
export class MergeResolver {
  readonly #merges: MergeService;
  readonly #decisions: DecisionService;
  readonly #clock: Clock;

  constructor(merges: MergeService, decisions: DecisionService, clock: Clock) {
    this.#merges = merges;
    this.#decisions = decisions;
    this.#clock = clock;
  }

  @Query(() => RegistrationMergePreview, {
    description: "What a merge would do: nothing is written. Errors: `NOT_FOUND` at `registrationId` or `patientId`.",
  })
  @Access(both(deskRule, permitted("PATIENTS_READ")))
  async registrationMergePreview(
    @Ctx() context: Context,
    @Arg("registrationId", () => ID, { description: "Which registration." }) registrationId: string,
    @Arg("patientId", () => ID, { description: "Into whose chart." }) patientId: string,
    @Arg("take", () => [RegistrationFieldEnum], { description: "What is taken." }) take: RegistrationField[],
  ): Promise<RegistrationMergePreview> {
    const ids = { registrationId: fromGlobalId("Registration", registrationId), patientId: fromGlobalId("Patient", patientId) };
    const outcome = await this.#merges.preview(context.actor, { ...ids, take });
    const { effects, warnings } = outcome.ok ? outcome.value : { effects: [], warnings: [] };
    const errors = outcome.ok ? [] : toUserErrors(outcome.problems, context);
    return Object.assign(new RegistrationMergePreview(), { effects, warnings, errors });
  }

  @Mutation(() => RegistrationPayload, {
    description:
      "Takes fields of a pending registration into a chart, all or nothing; the chart's access, archiving and verification stay as they are. " +
      "Errors: `RegistrationDecided`; `PatientConflict` at `patientVersion`; `IdentificationTaken` where a third chart has the number; `NOT_FOUND`.",
  })
  @Access(mergeRule)
  async mergeRegistration(
    @Ctx() context: Context,
    @Arg("input", () => MergeRegistrationInput, { description: "What into what." }) input: MergeRegistrationInput,
  ): Promise<RegistrationPayload> {
    const { patientVersion, take } = input;
    const merging = { ...toDecision(input), patientId: fromGlobalId("Patient", input.patientId), patientVersion, take };
    return toRegistrationPayload(await this.#decisions.merge(context.actor, merging, context.clinic.defaultLocale), context);
  }

  @Mutation(() => RegistrationPayload, {
    description:
      "Undoes a merge within 30 days: each field that still says what the merge made it say is as before, edited ones stay, and the " +
      "registration waits again. Errors: `RegistrationDecided`; `CONFLICT` where it is too late; `NOT_FOUND`.",
  })
  @Access(mergeRule)
  async undoRegistrationMerge(
    @Ctx() context: Context,
    @Arg("input", () => UndoRegistrationMergeInput, { description: "Of which registration." }) input: UndoRegistrationMergeInput,
  ): Promise<RegistrationPayload> {
    const outcome = await this.#decisions.undoMerge(context.actor, toDecision(input), context.clinic.defaultLocale);
    return toRegistrationPayload(outcome, context);
  }

  @FieldResolver(() => RegistrationMergeType, { nullable: true, description: "Its last merge; null where it was never merged." })
  async merge(@Root() { row }: RegistrationType, @Ctx() { actor }: Context): Promise<RegistrationMergeType | null> {
    const merge = await this.#merges.last(actor, row);
    return merge && this.#toMerge(merge);
  }

  #toMerge(row: RegistrationMerge): RegistrationMergeType {
    const { mergedAt, undoneAt, endedSessions } = row;
    const until = undoableUntil(row);
    return Object.assign(new RegistrationMergeType(), {
      ...{ row, mergedAt, undoneAt, undoableUntil: until, canUndo: undoneAt === null && this.#clock.now() <= until },
      cannotBeUndone: ["NOTICE_SENT" as const, ...(endedSessions ? ["SESSIONS_ENDED" as const] : [])],
    });
  }
}

@Resolver(() => RegistrationMergeType)
export class RegistrationMergeResolver {
  readonly #merges: MergeService;
  readonly #actors: RecordActors;

  constructor(merges: MergeService, actors: RecordActors) {
    this.#merges = merges;
    this.#actors = actors;
  }

  @FieldResolver(() => RecordActorType, { nullable: true, description: "Who merged it." })
  @Access(permitted("PATIENTS_READ"))
  mergedBy(@Root() { row }: RegistrationMergeType, @Ctx() context: Context): Promise<RecordActorType | null> {
    return this.#actors.load(context, row.mergedBy);
  }

  @FieldResolver(() => RecordActorType, { nullable: true, description: "Who undid it; null where nobody has." })
  @Access(permitted("PATIENTS_READ"))
  undoneBy(@Root() { row }: RegistrationMergeType, @Ctx() context: Context): Promise<RecordActorType | null> {
    return this.#actors.load(context, row.undoneBy);
  }

  @FieldResolver(() => [RegistrationFieldEnum], { description: "The fields that it changed on the chart." })
  taken(@Root() { row }: RegistrationMergeType, @Ctx() { actor }: Context): RegistrationField[] {
    return this.#merges.taken(actor, row);
  }

  @FieldResolver(() => [MergeBlock], { description: "Fields that an undo would leave as they are now; none once it is undone." })
  async blocked(@Root() { row }: RegistrationMergeType, @Ctx() { actor }: Context): Promise<MergeBlock[]> {
    const blocked = await this.#merges.blocked(actor, row);
    return blocked.map((each) => Object.assign(new MergeBlock(), { row: each, field: each.field, editedAt: each.editedAt }));
  }
}

@Resolver(() => MergeBlock)
export class MergeBlockResolver {
  readonly #actors: RecordActors;

  constructor(actors: RecordActors) {
    this.#actors = actors;
  }

  @FieldResolver(() => RecordActorType, { nullable: true, description: "Who edited it; null where nobody did." })
  @Access(permitted("PATIENTS_READ"))
  editedBy(@Root() { row }: MergeBlock, @Ctx() context: Context): Promise<RecordActorType | null> {
    return this.#actors.load(context, row.editedBy);
  }
}
