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
] as const;

export type Permission = (typeof permissions)[number];

export const roles = ["SUPPORT", "ADMIN", "DESK"] as const;

export type Role = (typeof roles)[number];

/** `PORTAL_SETTINGS` belongs to the vendor's support account alone; no clinic role may be given it. */
export const rolePermissions: Readonly<Record<Role, readonly Permission[]>> = {
  SUPPORT: ["PORTAL_SETTINGS", "CLINIC_READ"],
  ADMIN: [
    ...(["PATIENTS_READ", "PATIENTS_WRITE", "PATIENT_ACCESS", "BULK_PATIENT_ACCESS", "REGISTRATIONS"] as const),
    ...(["CONVERSATIONS_READ", "CONVERSATIONS_WRITE"] as const),
    ...(["APPOINTMENTS_READ", "APPOINTMENTS_WRITE", "BILLING_READ", "BILLING_WRITE", "REFUNDS"] as const),
    ...(["CLINIC_READ", "CLINIC_WRITE"] as const),
  ],
  DESK: [
    ...(["PATIENTS_READ", "PATIENTS_WRITE", "PATIENT_ACCESS", "REGISTRATIONS"] as const),
    ...(["CONVERSATIONS_READ", "CONVERSATIONS_WRITE", "APPOINTMENTS_READ"] as const),
    ...(["BILLING_READ", "BILLING_WRITE", "CLINIC_READ"] as const),
  ],
};

/** What an API consumer may be granted: everything but what only the support account may do. */
export const consumerScopes: readonly Permission[] = permissions.filter((permission) => permission !== "PORTAL_SETTINGS");
