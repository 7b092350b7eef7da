import { Args, Ctx, FieldResolver, Resolver } from "type-graphql";
import type { Context } from "../../graphql/context.ts";
import { largestPageSize, toConnection } from "../../graphql/connection.ts";
import { HistoryArgs } from "./portal-settings.inputs.ts";
import { PortalSettingsRevisionConnection, toRevision } from "./portal-settings-revision.type.ts";
import { PortalSettingsType } from "./portal-settings.type.ts";
import type { SettingsService } from "./settings.service.ts";

@Resolver(() => PortalSettingsType)
export class SettingsHistoryResolver {
  readonly #settings: SettingsService;

  constructor(settings: SettingsService) {
    this.#settings = settings;
  }

  @FieldResolver(() => PortalSettingsRevisionConnection, { description: "Every save there was, the latest first, a page at a time." })
  async history(
    @Ctx() { actor }: Context,
    @Args(() => HistoryArgs) { field, first, after }: HistoryArgs,
  ): Promise<PortalSettingsRevisionConnection> {
    const size = Math.min(Math.max(first, 1), largestPageSize);
    return toConnection(await this.#settings.history(actor, { field: field ?? null, first: size, after: after ?? null }), toRevision);
  }
}
