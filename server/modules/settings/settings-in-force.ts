import type { PortalSettingsRow } from "./portal-settings.entity.ts";

export const inForceColumns = ["clinicId", "version", "values"] as const;

/** What of a clinic's settings counts for its portal: their values, and since which version. */
export type SettingsInForce = Pick<PortalSettingsRow, (typeof inForceColumns)[number]>;
