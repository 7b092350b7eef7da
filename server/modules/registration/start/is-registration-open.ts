import type { PortalSettingsValues } from "../../settings/portal-settings-values.ts";

/** A closed portal takes no registrations either. */
export const isRegistrationOpen = ({
  portalAccess,
  patientRegistration,
}: Pick<PortalSettingsValues, "portalAccess" | "patientRegistration">): boolean => portalAccess && patientRegistration;
