import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { Access } from "../../../graphql/access.ts";
import { largestPageSize, PageArgs, toConnection } from "../../../graphql/connection.ts";
import type { Context } from "../../../graphql/context.ts";
import type { RecordActors } from "../../../graphql/record-actor.ts";
import { RecordActorType } from "../../../graphql/record-actor.ts";
import { patientRule, PatientType } from "../../patients/patient.type.ts";
import type { RecordViewService } from "./record-view.service.ts";
import { RecordViewConnection, RecordViewType, toRecordView } from "./record-view.type.ts";

@Resolver(() => PatientType)
export class RecordViewsResolver {
  readonly #views: RecordViewService;

  constructor(views: RecordViewService) {
    this.#views = views;
  }

  @FieldResolver(() => RecordViewConnection, {
    description: "Who looked at the record or changed it, other than the patient, the latest first.",
  })
  @Access(patientRule)
  async recordViews(
    @Root() { patientId }: PatientType,
    @Ctx() { actor }: Context,
    @Args(() => PageArgs) { first, after }: PageArgs,
  ): Promise<RecordViewConnection> {
    const size = Math.min(Math.max(first, 1), largestPageSize);
    return toConnection(await this.#views.list(actor, { patientId, first: size, after: after ?? null }), toRecordView);
  }
}

@Resolver(() => RecordViewType)
export class RecordViewerResolver {
  readonly #actors: RecordActors;

  constructor(actors: RecordActors) {
    this.#actors = actors;
  }

  @FieldResolver(() => RecordActorType, { description: "Who it was." })
  async by(@Root() { written }: RecordViewType, @Ctx() context: Context): Promise<RecordActorType> {
    return (await this.#actors.load(context, written))!;
  }
}
