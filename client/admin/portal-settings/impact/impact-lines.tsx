import type { ImpactFieldsFragment, PortalSettingsField } from "../../../gql/graphql.ts";
import { useImpactText } from "./use-impact-text.ts";

interface ImpactLinesProps {
  readonly impact: ImpactFieldsFragment;
  readonly field: PortalSettingsField;
}

/** The sentences on one setting: what happens in all. */
export function ImpactLines({ impact, field }: ImpactLinesProps) {
  const { totalText } = useImpactText();
  return totalText(impact, field).map((line) => <p key={line}>{line}</p>);
}

export const fieldsWithImpact = ["PORTAL_ACCESS", "CONVERSATION_REPLIES", "APPOINTMENT_STATUS_VISIBILITY"] as const;

/** Everything there is to say, status by status; nothing where nothing is touched. */
export function ImpactSummary({ impact }: { impact: ImpactFieldsFragment }) {
  const { namedStatusText } = useImpactText();
  return (
    <div className="stack impact-summary">
      {fieldsWithImpact.map((field) => (
        <ImpactLines key={field} impact={impact} field={field} />
      ))}
      {impact.appointmentStatuses.length > 0 && (
        <ul className="bullets">
          {impact.appointmentStatuses.map((status) => (
            <li key={status.status}>{namedStatusText(status)}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
