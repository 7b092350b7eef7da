import { Arg, Ctx, Mutation, Query, Resolver } from "type-graphql";
import { Access, permitted } from "../../graphql/access.ts";
import type { Context } from "../../graphql/context.ts";
import { toUserError } from "../../graphql/user-error.ts";
import type { UserError } from "../../graphql/user-error.ts";
import type { Problem } from "../../kernel/outcome.ts";
import type { PortalSettingsRow } from "./portal-settings.entity.ts";
import {
  PortalSettingsType,
  SettingsConflict,
  toPortalSettings,
  UpdatePortalSettingsInput,
  UpdatePortalSettingsPayload,
} from "./portal-settings.type.ts";
import type { SettingsService } from "./settings.service.ts";

@Resolver(() => PortalSettingsType)
export class SettingsResolver {
  readonly #settings: SettingsService;

  constructor(settings: SettingsService) {
    this.#settings = settings;
  }

  @Query(() => PortalSettingsType, { description: "The clinic's portal settings." })
  @Access(permitted("PORTAL_SETTINGS"))
  async portalSettings(@Ctx() { actor }: Context): Promise<PortalSettingsType> {
    return this.#shown(await this.#settings.read(actor));
  }

  @Mutation(() => UpdatePortalSettingsPayload, {
    description:
      "Saves the settings form: all of it or nothing. Errors: `SETTINGS_CONFLICT`, `VALIDATION_FAILED` and `STRIPE_NOT_CONFIGURED` at the field.",
  })
  @Access(permitted("PORTAL_SETTINGS"))
  async updatePortalSettings(
    @Ctx() context: Context,
    @Arg("input", () => UpdatePortalSettingsInput, { description: "What changes, and since which version." })
    input: UpdatePortalSettingsInput,
  ): Promise<UpdatePortalSettingsPayload> {
    const { version, ...changes } = input;
    const outcome = await this.#settings.update(context.actor, version, changes);
    if (outcome.ok) return { portalSettings: this.#shown(outcome.value), errors: [] };
    return { portalSettings: null, errors: outcome.problems.map((problem) => this.#toError(problem, context)) };
  }

  #shown(row: PortalSettingsRow): PortalSettingsType {
    return toPortalSettings(row, this.#settings.stripeConfigured);
  }

  #toError(problem: Problem, context: Context): UserError {
    const error = toUserError(problem, context, { SETTINGS_CONFLICT: SettingsConflict });
    const current = problem.facts?.["current"];
    return current ? Object.assign(error, { current: this.#shown(current as PortalSettingsRow) }) : error;
  }
}
