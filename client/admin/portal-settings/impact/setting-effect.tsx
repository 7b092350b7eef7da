import type { PortalSettingsField } from "../../../gql/graphql.ts";
import { useText } from "../../use-text.ts";
import { ImpactLines } from "./impact-lines.tsx";
import type { ImpactState } from "./use-impact.ts";

interface SettingEffectProps {
  readonly state: ImpactState;
  readonly field: PortalSettingsField;
  /** Whether the setting has been changed in a way that touches somebody. */
  readonly concerned: boolean;
}

/** What a changed setting would do, beside it. Its lines are there before it has anything to say. */
export function SettingEffect({ state: { impact, failed }, field, concerned }: SettingEffectProps) {
  const text = useText();
  return (
    <div className="setting-effect">
      {concerned && (impact ? <ImpactLines impact={impact} field={field} /> : <p>{text(failed ? "impact.failed" : "impact.counting")}</p>)}
    </div>
  );
}
