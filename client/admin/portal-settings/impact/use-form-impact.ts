import { useEffect } from "react";
import type { PortalSettingsImpactInput } from "../../../gql/graphql.ts";
import { useAnnounce } from "../../../shared/ui/announcer.tsx";
import { useText } from "../../use-text.ts";
import { inputOf, type SettingsValues } from "../settings-values.ts";
import { fieldsWithImpact } from "./impact-lines.tsx";
import { type ImpactState, useImpact } from "./use-impact.ts";
import { useImpactText } from "./use-impact-text.ts";

/** Only what has something to count: no other setting can then stand in the way of the answer. */
export function impactInputOf(base: SettingsValues, values: SettingsValues): PortalSettingsImpactInput | null {
  const { portalAccess, conversationReplies, appointmentStatusVisibility } = inputOf(base, values, 0);
  const counted = {
    ...(portalAccess === false && { portalAccess }),
    ...(conversationReplies === false && { conversationReplies }),
    ...(appointmentStatusVisibility && { appointmentStatusVisibility }),
  };
  return Object.keys(counted).length > 0 ? counted : null;
}

/** The impact of what the form holds; said once, in all, to who listens. */
export function useFormImpact(base: SettingsValues, values: SettingsValues): ImpactState {
  const state = useImpact(impactInputOf(base, values));
  const announce = useAnnounce();
  const text = useText();
  const { totalText } = useImpactText();
  const { impact, failed } = state;
  const lines = impact ? fieldsWithImpact.flatMap((field) => totalText(impact, field)) : [];
  const said = failed ? text("impact.failed") : lines.join(" ");
  useEffect(() => {
    if (said !== "") announce(said);
  }, [said, announce]);
  return state;
}
