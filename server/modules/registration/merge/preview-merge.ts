import type { Patient } from "../../patients/patient.entity.ts";
import type { Registration } from "../registration.entity.ts";
import { shownValue } from "./merged-fields.ts";
import type { RegistrationField } from "./merged-fields.ts";
import type { MergePlan } from "./plan-merge.ts";

export const mergeWarnings = [
  "ACCESS_CLOSED",
  "CHART_ARCHIVED",
  "CHART_UNVERIFIED",
  "IDENTIFICATION_REPLACED",
  "IDENTIFICATION_HELD_ELSEWHERE",
  "CONTACT_REPLACED_ENDS_SESSIONS",
  "PROVEN_CONTACT_NOT_TAKEN",
] as const;

export type MergeWarning = (typeof mergeWarnings)[number];

export interface MergeEffect {
  readonly field: RegistrationField;
  readonly before: string | null;
  readonly after: string | null;
}

export interface MergePreview {
  readonly effects: readonly MergeEffect[];
  readonly warnings: readonly MergeWarning[];
}

const contacts: readonly RegistrationField[] = ["EMAIL", "MOBILE"];

/** A contact leaves the chart: whoever signed in with it is signed out. */
export const losesContact = ({ changes }: Pick<MergePlan, "changes">): boolean =>
  changes.some(({ field, before }) => contacts.includes(field) && before !== null);

/** Says what a merge would do, before it is done. */
export function previewMerge(registration: Registration, chart: Patient, plan: MergePlan): MergePreview {
  const { changes, heldBy } = plan;
  const becomes = (field: RegistrationField): boolean => changes.some((change) => change.field === field);
  const [proven, field] = registration.provenChannel === "EMAIL" ? (["email", "EMAIL"] as const) : (["mobile", "MOBILE"] as const);
  const warnings: Readonly<Record<MergeWarning, boolean>> = {
    ACCESS_CLOSED: !chart.accessEnabled,
    CHART_ARCHIVED: chart.archived,
    CHART_UNVERIFIED: !chart.verified,
    IDENTIFICATION_REPLACED: changes.some((change) => change.field === "IDENTIFICATION" && change.before !== null),
    IDENTIFICATION_HELD_ELSEWHERE: heldBy !== null && becomes("IDENTIFICATION"),
    CONTACT_REPLACED_ENDS_SESSIONS: losesContact(plan),
    PROVEN_CONTACT_NOT_TAKEN: !becomes(field) && chart[proven] !== registration[proven],
  };
  return {
    effects: changes.map(({ before, after, field: changed }) => ({
      ...{ field: changed, before: shownValue(before), after: shownValue(after) },
    })),
    warnings: mergeWarnings.filter((warning) => warnings[warning]),
  };
}
