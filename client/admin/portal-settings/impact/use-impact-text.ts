import type { ImpactFieldsFragment, PortalSettingsField } from "../../../gql/graphql.ts";
import { useLanguage } from "../../../shared/language/language-provider.tsx";
import { useText } from "../../use-text.ts";

export type StatusImpact = ImpactFieldsFragment["appointmentStatuses"][number];

/** Says an impact in sentences. */
export function useImpactText() {
  const { locale } = useLanguage();
  const text = useText();

  const statusText = ({ becomesHidden, upcomingCount, pastCount, patientCount }: StatusImpact): string => {
    if (upcomingCount + pastCount === 0) return text("impact.nothing");
    const counts = { upcoming: upcomingCount, past: pastCount, patients: patientCount };
    return text(becomesHidden ? "impact.hides" : "impact.shows", counts);
  };

  const totalsOf = ({ appointmentStatuses }: ImpactFieldsFragment): string[] =>
    ([true, false] as const).flatMap((hidden) => {
      const touched = appointmentStatuses.filter(({ becomesHidden }) => becomesHidden === hidden);
      if (touched.length === 0) return [];
      const sum = (count: (status: StatusImpact) => number): number => touched.reduce((total, status) => total + count(status), 0);
      const counts = { upcoming: sum(({ upcomingCount }) => upcomingCount), past: sum(({ pastCount }) => pastCount) };
      return [text(hidden ? "impact.totalHidden" : "impact.totalShown", { statuses: touched.length, ...counts })];
    });

  /** One status, named: for where it does not stand beside its own row. */
  const namedStatusText = (status: StatusImpact): string =>
    text("impact.status", { label: status.label[locale], effect: statusText(status) });

  const counted = (id: "impact.signedIn" | "impact.replies", count: number | null | undefined): string[] =>
    typeof count === "number" ? [text(id, { count })] : [];

  /** What concerns one setting; empty where there is nothing to say. */
  const totalText = (impact: ImpactFieldsFragment, field: PortalSettingsField): string[] => {
    if (field === "APPOINTMENT_STATUS_VISIBILITY") return totalsOf(impact);
    if (field === "PORTAL_ACCESS") return counted("impact.signedIn", impact.signedInPatientCount);
    return field === "CONVERSATION_REPLIES" ? counted("impact.replies", impact.conversationsLosingReplies) : [];
  };

  return { statusText, namedStatusText, totalText };
}
