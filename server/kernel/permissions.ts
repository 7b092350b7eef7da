/** The closed list of rights. Roles and API scopes are made of these and of nothing else. */
export const permissions = [
  "PORTAL_SETTINGS",
  "PATIENTS_READ",
  "PATIENTS_WRITE",
  "PATIENT_ACCESS",
  "BULK_PATIENT_ACCESS",
  "REGISTRATIONS",
  "CONVERSATIONS_READ",
  "CONVERSATIONS_WRITE",
  "APPOINTMENTS_READ",
  "APPOINTMENTS_WRITE",
  "BILLING_READ",
  "BILLING_WRITE",
  "REFUNDS",
  "CLINIC_READ",
  "CLINIC_WRITE",
  "WEBHOOKS",
  "AUDIT_READ",
  "INTEGRATIONS",
] as const;

export type Permission = (typeof permissions)[number];

export const roles = ["SUPPORT", "ADMIN", "DESK"] as const;

export type Role = (typeof roles)[number];

/** None but the support account has what is `supportOnly`. */
export const rolePermissions: Readonly<Record<Role, readonly Permission[]>> = {
  SUPPORT: ["PORTAL_SETTINGS", "INTEGRATIONS", "CLINIC_READ"],
  ADMIN: [
    ...(["PATIENTS_READ", "PATIENTS_WRITE", "PATIENT_ACCESS", "BULK_PATIENT_ACCESS", "REGISTRATIONS"] as const),
    ...(["CONVERSATIONS_READ", "CONVERSATIONS_WRITE"] as const),
    ...(["APPOINTMENTS_READ", "APPOINTMENTS_WRITE", "BILLING_READ", "BILLING_WRITE", "REFUNDS"] as const),
    ...(["CLINIC_READ", "CLINIC_WRITE", "AUDIT_READ"] as const),
  ],
  DESK: [
    ...(["PATIENTS_READ", "PATIENTS_WRITE", "PATIENT_ACCESS", "REGISTRATIONS"] as const),
    ...(["CONVERSATIONS_READ", "CONVERSATIONS_WRITE", "APPOINTMENTS_READ"] as const),
    ...(["BILLING_READ", "BILLING_WRITE", "CLINIC_READ"] as const),
  ],
};

/** What only the vendor's support account may do: no clinic role, and no API consumer. */
export const supportOnly: readonly Permission[] = ["PORTAL_SETTINGS", "INTEGRATIONS"];

/** What an API consumer may be granted: everything but what only the support account may do. */
export const consumerScopes: readonly Permission[] = permissions.filter((permission) => !supportOnly.includes(permission));
