import type { PortalSettingsValues } from "./portal-settings-values.ts";

/** The portal access of a chart at its making: setting 2, and off while the portal is closed. */
export const accessOfNewChart = (settings: Pick<PortalSettingsValues, "portalAccess" | "newPatientAccess">): boolean =>
  settings.portalAccess && settings.newPatientAccess;
