import type { EntityManager } from "typeorm";
import { Fault } from "../../kernel/fault.ts";
import { StripeAccountRow } from "../stripe-accounts/stripe-account.entity.ts";
import type { StripeInstallation, StripeStatus } from "../stripe-accounts/stripe-status.ts";
import { stripeStatusOf } from "../stripe-accounts/stripe-status.ts";
import { PortalSettingsRow } from "./portal-settings.entity.ts";

/** The settings in force, with what decides whether billing can be. */
export interface SettingsState {
  readonly row: PortalSettingsRow;
  readonly stripe: StripeStatus;
}

/** Both in one statement. */
export async function readSettingsState(
  manager: EntityManager,
  clinicId: string,
  installation: StripeInstallation | null,
): Promise<SettingsState> {
  const found = (await manager
    .createQueryBuilder(PortalSettingsRow, "settings")
    .leftJoinAndMapOne("settings.stripeAccount", StripeAccountRow, "stripe", "stripe.clinic_id = settings.clinic_id")
    .where("settings.clinic_id = :clinicId", { clinicId })
    .getOne()) as (PortalSettingsRow & { readonly stripeAccount: StripeAccountRow | null }) | null;
  if (!found) throw new Fault("NOT_FOUND");
  const { stripeAccount, ...row } = found;
  return { row, stripe: stripeStatusOf(stripeAccount, installation) };
}
