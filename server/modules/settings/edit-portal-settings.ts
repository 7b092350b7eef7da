import { z } from "zod";
import type { Database } from "../../db/database.ts";
import type { Hook } from "../../db/hook.ts";
import { tellHooks, tellKept } from "../../db/hook.ts";
import type { RightHolder } from "../../kernel/actor.ts";
import type { Outcome } from "../../kernel/outcome.ts";
import { failure, success } from "../../kernel/outcome.ts";
import { clearable, linesOf, validate } from "../../kernel/validation.ts";
import type { PortalImageService } from "../portal-images/portal-image.service.ts";
import type { StripeInstallation } from "../stripe-accounts/stripe-status.ts";
import type { SettingsSaved } from "./settings-hook.ts";
import { LostImage, OvertakenSave, savePortalSettings } from "./save-portal-settings.ts";
import type { Wish } from "./settings-changes.ts";
import { fulfil } from "./settings-changes.ts";
import type { SettingsState } from "./settings-state.ts";
import { readSettingsState } from "./settings-state.ts";

/** A save as it was asked for. */
export interface Edit {
  /** The version that it is based on. */
  readonly version: number;
  /** Why, in a line or two. */
  readonly note?: string | null | undefined;
  readonly wish: Wish;
}

export interface EditParts {
  readonly database: Database;
  readonly images: Pick<PortalImageService, "find" | "keep">;
  readonly installation: StripeInstallation | null;
  readonly hooks?: readonly Hook<SettingsSaved>[];
}

const noteText = clearable(
  z
    .string()
    .transform((value) => (value.trim() === "" ? null : value))
    .pipe(linesOf(500).nullable()),
);

/** A save of the form or a restore: the same rules, the same conflict, the same trace, the same effects. */
export async function editPortalSettings(
  { database, images, installation, hooks = [] }: EditParts,
  actor: RightHolder,
  { version, note, wish }: Edit,
  at: Date,
): Promise<Outcome<SettingsState>> {
  const { clinicId } = actor;
  const read = validate(noteText, note, ["input", "note"]);
  if (!read.ok) return read;
  const attempt = (): Promise<Outcome<SettingsState>> =>
    database.transaction(async (tx) => {
      const state = await readSettingsState(tx, clinicId, installation);
      const { stripe } = state;
      const saved = await savePortalSettings(tx, state, {
        actor,
        version,
        note: read.value ?? null,
        restoredVersion: wish.kind === "restore" ? wish.toVersion : null,
        at,
        keepImage: async (contentHash) => (await images.keep(tx, clinicId, contentHash)) !== null,
        change: (current) => fulfil(tx, current, wish, { clinicId, stripeConfigured: stripe.configured, images }),
      });
      if (!saved.ok) return saved;
      const row = saved.value;
      if (row.version !== state.row.version) await tellHooks(hooks, tx, { actor, version: row.version, at });
      return success({ row, stripe });
    });
  const attemptAndTell = async (): Promise<Outcome<SettingsState>> => {
    const saved = await attempt();
    if (saved.ok) tellKept(hooks);
    return saved;
  };
  try {
    return await attemptAndTell();
  } catch (error) {
    if (error instanceof OvertakenSave) return attemptAndTell();
    if (!(error instanceof LostImage)) throw error;
    const field = wish.kind === "restore" ? "revisionId" : "backgroundImage";
    return failure({ code: "VALIDATION_FAILED", path: ["input", field], reason: "NOT_AN_IMAGE" });
  }
}
