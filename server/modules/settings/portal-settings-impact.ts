import type { EntityManager } from "typeorm";
import type { Problem } from "../../kernel/outcome.ts";
import type { PortalImageService } from "../portal-images/portal-image.service.ts";
import type { StripeInstallation } from "../stripe-accounts/stripe-status.ts";
import type { PortalSettingsValues } from "./portal-settings-values.ts";
import { completeValues } from "./portal-settings-values.ts";
import type { Wish } from "./settings-changes.ts";
import { fulfil } from "./settings-changes.ts";
import type { SettingsField } from "./settings-field.ts";
import { changedFields } from "./settings-field.ts";
import { readSettingsState } from "./settings-state.ts";

/** What a save would do. Each module says what it means for what is its own. */
export interface ImpactOutcome {
  readonly before: PortalSettingsValues;
  /** Null where the save would be refused. */
  readonly after: PortalSettingsValues | null;
  readonly changedFields: readonly SettingsField[];
  readonly problems: readonly Problem[];
}

interface Parts {
  readonly images: Pick<PortalImageService, "find">;
  readonly installation: StripeInstallation | null;
}

/** Looks ahead by the rules of a save, and writes nothing. */
export async function foreseePortalSettings(
  manager: EntityManager,
  clinicId: string,
  wish: Wish,
  { images, installation }: Parts,
): Promise<ImpactOutcome> {
  const { row, stripe } = await readSettingsState(manager, clinicId, installation);
  const before = completeValues(row.values);
  const next = await fulfil(manager, before, wish, { clinicId, stripeConfigured: stripe.configured, images });
  if (!next.ok) return { before, after: null, changedFields: [], problems: next.problems };
  return { before, after: next.value, changedFields: changedFields(before, next.value), problems: [] };
}
