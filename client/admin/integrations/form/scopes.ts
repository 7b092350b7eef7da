import type { Permission } from "../../../gql/graphql.ts";

/** What a program may be given: every right but those that are the support account's alone. */
export type Scope = Exclude<Permission, "PORTAL_SETTINGS" | "INTEGRATIONS">;

export const scopeGroups = ["patients", "appointments", "conversations", "billing", "clinic", "system"] as const;

export type ScopeGroup = (typeof scopeGroups)[number];

const groupOf: Readonly<Record<Scope, ScopeGroup>> = {
  PATIENTS_READ: "patients",
  PATIENTS_WRITE: "patients",
  PATIENT_ACCESS: "patients",
  BULK_PATIENT_ACCESS: "patients",
  REGISTRATIONS: "patients",
  APPOINTMENTS_READ: "appointments",
  APPOINTMENTS_WRITE: "appointments",
  CONVERSATIONS_READ: "conversations",
  CONVERSATIONS_WRITE: "conversations",
  BILLING_READ: "billing",
  BILLING_WRITE: "billing",
  REFUNDS: "billing",
  CLINIC_READ: "clinic",
  CLINIC_WRITE: "clinic",
  WEBHOOKS: "system",
  AUDIT_READ: "system",
};

export const allScopes = Object.keys(groupOf) as Scope[];

export const scopesOf = (group: ScopeGroup): Scope[] => allScopes.filter((scope) => groupOf[scope] === group);
