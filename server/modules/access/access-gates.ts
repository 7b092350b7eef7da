import type { Patient } from "../patients/patient.entity.ts";

/** What must be open for a patient to be in the portal, in the order in which people are told. */
export const accessGateKinds = ["CLINIC_PORTAL", "CHART_ACCESS", "CHART_NOT_ARCHIVED", "CHART_VERIFIED"] as const;

export type AccessGateKind = (typeof accessGateKinds)[number];

export const accessRemedies = ["ASK_SUPPORT", "SWITCH_ON_CHART", "UNARCHIVE_CHART", "VERIFY_CHART"] as const;

export type AccessRemedy = (typeof accessRemedies)[number];

const remedies: Readonly<Record<AccessGateKind, AccessRemedy>> = {
  CLINIC_PORTAL: "ASK_SUPPORT",
  CHART_ACCESS: "SWITCH_ON_CHART",
  CHART_NOT_ARCHIVED: "UNARCHIVE_CHART",
  CHART_VERIFIED: "VERIFY_CHART",
};

export interface AccessGate {
  readonly kind: AccessGateKind;
  readonly open: boolean;
  /** Null where it was not written down. */
  readonly since: Date | null;
  /** Who opened or closed it, as `writtenActor` writes it; null where it began so. */
  readonly by: string | null;
  /** What opens it; null while it is open. */
  readonly remedy: AccessRemedy | null;
}

/** Setting 1, with its last switching. */
export interface ClinicGate {
  readonly open: boolean;
  readonly since: Date | null;
  readonly by: string | null;
}

type ChartFacts = Pick<Patient, "accessEnabled" | "accessChangedAt" | "accessChangedBy" | "archived" | "verified" | "createdAt"> &
  Pick<Patient, "archivedChangedAt" | "archivedChangedBy" | "verifiedChangedAt" | "verifiedChangedBy">;

const gate = (kind: AccessGateKind, open: boolean, since: Date | null, by: string | null): AccessGate => ({
  ...{ kind, open, since, by },
  remedy: open ? null : remedies[kind],
});

/** Every gate, open or closed. A gate of the chart that was never moved is as it was at the chart's making. */
export const gatesOf = (clinic: ClinicGate, chart: ChartFacts): AccessGate[] => [
  gate("CLINIC_PORTAL", clinic.open, clinic.since, clinic.by),
  gate("CHART_ACCESS", chart.accessEnabled, chart.accessChangedAt, chart.accessChangedBy),
  gate("CHART_NOT_ARCHIVED", !chart.archived, chart.archivedChangedAt ?? chart.createdAt, chart.archivedChangedBy),
  gate("CHART_VERIFIED", chart.verified, chart.verifiedChangedAt ?? chart.createdAt, chart.verifiedChangedBy),
];
