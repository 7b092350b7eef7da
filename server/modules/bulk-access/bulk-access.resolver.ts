import { Arg, Args, Ctx, Mutation, Query, Resolver } from "type-graphql";
import { Access } from "../../graphql/access.ts";
import { PageArgs, sized, toConnection } from "../../graphql/connection.ts";
import type { Context } from "../../graphql/context.ts";
import { fromGlobalId } from "../../graphql/global-id.ts";
import { toUserErrors } from "../../graphql/user-error.ts";
import { BulkAccessChangeInput, BulkAccessFilterInput, BulkAccessPreviewArgs, StartBulkAccessChangeInput } from "./bulk-access.inputs.ts";
import { toBulkPayload } from "./bulk-access.payload.ts";
import type { BulkAccessService } from "./bulk-access.service.ts";
import { BulkAccessChangeConnection, BulkAccessChangePayload, BulkAccessPreview, bulkRule, toChange } from "./bulk-access.type.ts";
import type { BulkSteering } from "./steer-bulk-change.ts";

/** An id that is nobody's matches nobody, and is said so at its field. */
const written = (id: string): string => {
  const staff = fromGlobalId("StaffMember", id);
  const consumer = fromGlobalId("ApiConsumer", id);
  return staff !== null ? `staff:${staff}` : consumer !== null ? `consumer:${consumer}` : "";
};

const toFilter = ({ changedBy, ...filter }: BulkAccessFilterInput) => ({ ...filter, ...(changedBy && { changedBy: written(changedBy) }) });

@Resolver()
export class BulkAccessResolver {
  readonly #bulk: BulkAccessService;

  constructor(bulk: BulkAccessService) {
    this.#bulk = bulk;
  }

  @Query(() => BulkAccessPreview, { description: "How many charts a bulk change would be about, and which: nothing is written." })
  @Access(bulkRule)
  async bulkAccessPreview(
    @Ctx() context: Context,
    @Args(() => BulkAccessPreviewArgs) { enabled, filter: typed }: BulkAccessPreviewArgs,
  ): Promise<BulkAccessPreview> {
    const filter = this.#bulk.readFilter(toFilter(typed), context.clinic.timeZone);
    const asked = filter.ok ? { enabled, filter: filter.value } : null;
    return Object.assign(new BulkAccessPreview(), { asked, errors: filter.ok ? [] : toUserErrors(filter.problems, context) });
  }

  @Query(() => BulkAccessChangeConnection, {
    description: "The clinic's bulk changes of portal access, the latest first, a page at a time.",
  })
  @Access(bulkRule)
  async bulkAccessChanges(@Ctx() { actor }: Context, @Args(() => PageArgs) page: PageArgs): Promise<BulkAccessChangeConnection> {
    return toConnection(await this.#bulk.history(actor, sized(page)), toChange);
  }

  @Mutation(() => BulkAccessChangePayload, {
    description:
      "Begins to switch the portal access of many charts: a job goes on with it. One at a time in a clinic. " +
      "Errors: `CONFLICT` with the one that is under way, `VALIDATION_FAILED` where nobody matches or the count is another by now.",
  })
  @Access(bulkRule)
  async startBulkAccessChange(
    @Ctx() context: Context,
    @Arg("input", () => StartBulkAccessChangeInput, { description: "The change as it was reviewed." }) input: StartBulkAccessChangeInput,
  ): Promise<BulkAccessChangePayload> {
    const { enabled, filter, exceptPatientIds, reason, expectedCount } = input;
    // What is no chart's id excepts nobody.
    const except = exceptPatientIds.map((id) => fromGlobalId("Patient", id) ?? id);
    const wish = { enabled, filter: toFilter(filter), exceptPatientIds: except, reason, expectedCount };
    return toBulkPayload(await this.#bulk.start(context.actor, wish, context.clinic.timeZone), context);
  }

  @Mutation(() => BulkAccessChangePayload, {
    description: "Stops a running bulk change for now. Errors: `NOT_FOUND`, `CONFLICT` where it is over.",
  })
  @Access(bulkRule)
  pauseBulkAccessChange(
    @Ctx() context: Context,
    @Arg("input", () => BulkAccessChangeInput, { description: "Which one." }) input: BulkAccessChangeInput,
  ): Promise<BulkAccessChangePayload> {
    return this.#steer(context, input, "pause");
  }

  @Mutation(() => BulkAccessChangePayload, {
    description: "Goes on with a paused bulk change. Errors: `NOT_FOUND`, `CONFLICT` where it is over.",
  })
  @Access(bulkRule)
  resumeBulkAccessChange(
    @Ctx() context: Context,
    @Arg("input", () => BulkAccessChangeInput, { description: "Which one." }) input: BulkAccessChangeInput,
  ): Promise<BulkAccessChangePayload> {
    return this.#steer(context, input, "resume");
  }

  @Mutation(() => BulkAccessChangePayload, {
    description:
      "Ends a bulk change before its time: what was changed until then stays, and can be undone. Errors: `NOT_FOUND`, `CONFLICT` where it is over.",
  })
  @Access(bulkRule)
  cancelBulkAccessChange(
    @Ctx() context: Context,
    @Arg("input", () => BulkAccessChangeInput, { description: "Which one." }) input: BulkAccessChangeInput,
  ): Promise<BulkAccessChangePayload> {
    return this.#steer(context, input, "cancel");
  }

  @Mutation(() => BulkAccessChangePayload, {
    description:
      "Puts the charts of a bulk change back as they were, with since when, by whom and why. Charts whose switch was moved since stay as they are. " +
      "Errors: `NOT_FOUND`, `CONFLICT` where it isn't over, was undone, or another bulk change is under way.",
  })
  @Access(bulkRule)
  undoBulkAccessChange(
    @Ctx() context: Context,
    @Arg("input", () => BulkAccessChangeInput, { description: "Which one." }) input: BulkAccessChangeInput,
  ): Promise<BulkAccessChangePayload> {
    return this.#steer(context, input, "undo");
  }

  async #steer(context: Context, { id }: BulkAccessChangeInput, steering: BulkSteering): Promise<BulkAccessChangePayload> {
    return toBulkPayload(await this.#bulk.steer(context.actor, fromGlobalId("BulkAccessChange", id), steering), context);
  }
}
