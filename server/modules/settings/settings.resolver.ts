import { Arg, Ctx, Mutation, Query, Resolver } from "type-graphql";
import { Access, permitted } from "../../graphql/access.ts";
import type { Context } from "../../graphql/context.ts";
import { toUserErrors } from "../../graphql/user-error.ts";
import type { Outcome } from "../../kernel/outcome.ts";
import {
  PortalSettingsImpactInput,
  RestorePortalSettingsInput,
  SetPortalBackgroundImageInput,
  UpdatePortalSettingsInput,
} from "./portal-settings.inputs.ts";
import { PortalSettingsImpact, toImpact } from "./portal-settings-impact.type.ts";
import { UpdatePortalSettingsPayload } from "./portal-settings.payloads.ts";
import { PortalSettingsType, toPortalSettings } from "./portal-settings.type.ts";
import { versionOfRevision } from "./revision-id.ts";
import { toSettingsErrors } from "./settings-errors.ts";
import type { Wish } from "./settings-changes.ts";
import type { SettingsService } from "./settings.service.ts";
import type { SettingsState } from "./settings-state.ts";

const support = permitted("PORTAL_SETTINGS");
const refusals = "Errors: `SETTINGS_CONFLICT`, `VALIDATION_FAILED` and `STRIPE_NOT_CONFIGURED` at the field.";

const toPayload = (outcome: Outcome<SettingsState>, context: Context): UpdatePortalSettingsPayload =>
  outcome.ok
    ? { portalSettings: toPortalSettings(outcome.value), errors: [] }
    : { portalSettings: null, errors: toSettingsErrors(outcome.problems, context) };

function wishOf({ revisionId, ...changes }: PortalSettingsImpactInput): Wish {
  if (typeof revisionId !== "string") return { kind: "changes", changes };
  const both = Object.values(changes).some((value) => value !== undefined);
  return both ? { kind: "unclear" } : { kind: "restore", toVersion: versionOfRevision(revisionId) };
}

@Resolver(() => PortalSettingsType)
export class SettingsResolver {
  readonly #settings: SettingsService;

  constructor(settings: SettingsService) {
    this.#settings = settings;
  }

  @Query(() => PortalSettingsType, { description: "The clinic's portal settings." })
  @Access(support)
  async portalSettings(@Ctx() { actor }: Context): Promise<PortalSettingsType> {
    return toPortalSettings(await this.#settings.read(actor));
  }

  @Query(() => PortalSettingsImpact, {
    description: "What a save would do, before it is made: nothing is written. `errors` says what would be refused.",
  })
  @Access(support)
  async portalSettingsImpact(
    @Ctx() context: Context,
    @Arg("input", () => PortalSettingsImpactInput, { description: "The settings that are not saved yet." })
    input: PortalSettingsImpactInput,
  ): Promise<PortalSettingsImpact> {
    const outcome = await this.#settings.foresee(context.actor, wishOf(input));
    return toImpact(outcome, toUserErrors(outcome.problems, context));
  }

  @Mutation(() => UpdatePortalSettingsPayload, { description: `Saves the settings form: all of it or nothing. ${refusals}` })
  @Access(support)
  async updatePortalSettings(
    @Ctx() context: Context,
    @Arg("input", () => UpdatePortalSettingsInput, { description: "What changes, and since which version." })
    input: UpdatePortalSettingsInput,
  ): Promise<UpdatePortalSettingsPayload> {
    const { version, note, ...changes } = input;
    return toPayload(await this.#settings.edit(context.actor, { version, note, wish: { kind: "changes", changes } }), context);
  }

  @Mutation(() => UpdatePortalSettingsPayload, { description: `Saves the background image alone, or removes it. ${refusals}` })
  @Access(support)
  async setPortalBackgroundImage(
    @Ctx() context: Context,
    @Arg("input", () => SetPortalBackgroundImageInput, { description: "Which image, and since which version." })
    input: SetPortalBackgroundImageInput,
  ): Promise<UpdatePortalSettingsPayload> {
    const { version, note, contentHash = null } = input;
    const wish = { kind: "changes", changes: { backgroundImage: contentHash } } as const;
    return toPayload(await this.#settings.edit(context.actor, { version, note, wish }), context);
  }

  @Mutation(() => UpdatePortalSettingsPayload, {
    description:
      "Brings back the settings of an earlier revision, as a new save with everything that a save does. What the revision did not know stays. " +
      "Errors: `SETTINGS_CONFLICT`, `NOT_FOUND`, `STRIPE_NOT_CONFIGURED` where billing came back without Stripe.",
  })
  @Access(support)
  async restorePortalSettings(
    @Ctx() context: Context,
    @Arg("input", () => RestorePortalSettingsInput, { description: "Which revision, and since which version." })
    input: RestorePortalSettingsInput,
  ): Promise<UpdatePortalSettingsPayload> {
    const { version, note, revisionId } = input;
    const wish = { kind: "restore", toVersion: versionOfRevision(revisionId) } as const;
    return toPayload(await this.#settings.edit(context.actor, { version, note, wish }), context);
  }
}
