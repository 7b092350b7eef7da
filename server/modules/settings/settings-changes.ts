import type { EntityManager } from "typeorm";
import type { Outcome } from "../../kernel/outcome.ts";
import { failure } from "../../kernel/outcome.ts";
import type { PortalImageService } from "../portal-images/portal-image.service.ts";
import type { PortalSettingsChanges } from "./apply-changes.ts";
import { applyChanges } from "./apply-changes.ts";
import { PortalSettingsRevision } from "./portal-settings-revision.entity.ts";
import type { PortalSettingsValues } from "./portal-settings-values.ts";
import { restoreValues } from "./restore-values.ts";

/** What is asked of the settings: fields of the form, or all of them as they once were. */
export type Wish =
  | { readonly kind: "changes"; readonly changes: PortalSettingsChanges }
  | { readonly kind: "restore"; readonly toVersion: number | null }
  /** Both at once: nobody can tell what is meant. */
  | { readonly kind: "unclear" };

interface World {
  readonly clinicId: string;
  readonly stripeConfigured: boolean;
  readonly images: Pick<PortalImageService, "find">;
}

/** What the settings would become: the same rules for a save, a restore and a look ahead. */
export async function fulfil(
  manager: EntityManager,
  current: PortalSettingsValues,
  wish: Wish,
  { clinicId, stripeConfigured, images }: World,
): Promise<Outcome<PortalSettingsValues>> {
  if (wish.kind === "unclear") {
    const facts = { choices: "revisionId, …" };
    return failure({ code: "VALIDATION_FAILED", path: ["input", "revisionId"], reason: "EXACTLY_ONE", facts });
  }
  if (wish.kind === "restore") {
    const version = wish.toVersion;
    const revision = version === null ? null : await manager.findOneBy(PortalSettingsRevision, { clinicId, version });
    if (!revision) return failure({ code: "NOT_FOUND", path: ["input", "revisionId"] });
    return restoreValues(current, revision.valuesAfter, { stripeConfigured });
  }
  const { changes } = wish;
  const named = changes.backgroundImage;
  const inForce = current.backgroundImage;
  const namedImage =
    typeof named !== "string" ? null : named === inForce?.contentHash ? inForce : await images.find(manager, clinicId, named);
  return applyChanges(current, changes, { stripeConfigured, namedImage });
}
