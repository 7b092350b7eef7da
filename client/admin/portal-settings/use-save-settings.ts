import { useState } from "react";
import { useMutation } from "urql";
import { graphql } from "../../gql/index.ts";
import type { PortalSettingsFieldsFragment } from "../../gql/graphql.ts";
import { type Problem, problemsOf } from "../../shared/forms/problems.ts";
import { hasFault } from "../../shared/graphql/faults.ts";
import { readFragment } from "../../shared/graphql/fragments.ts";
import { PortalSettingsFields } from "./portal-settings-fields.ts";
import { inputOf, type SettingsValues, valuesOf } from "./settings-values.ts";

const UpdatePortalSettings = graphql(`
  mutation UpdatePortalSettings($input: UpdatePortalSettingsInput!) {
    updatePortalSettings(input: $input) {
      portalSettings {
        ...PortalSettingsFields
      }
      errors {
        __typename
        ...UserErrorFields
        ... on SettingsConflict {
          current {
            ...PortalSettingsFields
          }
        }
      }
    }
  }
`);

type Settings = PortalSettingsFieldsFragment;

export interface SaveState {
  readonly phase: "idle" | "busy" | "saved";
  readonly problems: readonly Problem[];
  /** What somebody else has saved meanwhile, to be settled before the next save. */
  readonly conflict: Settings | null;
}

const calm: SaveState = { phase: "idle", problems: [], conflict: null };

export function useSaveSettings(onSaved: (saved: Settings, base: Settings) => void) {
  const [, update] = useMutation(UpdatePortalSettings);
  const [state, setState] = useState(calm);

  const save = async (base: Settings, values: SettingsValues, note: string): Promise<void> => {
    setState({ ...calm, phase: "busy" });
    const reason = note.trim();
    const { data, error } = await update({
      input: { ...inputOf(valuesOf(base), values, base.version), ...(reason !== "" && { note: reason }) },
    });
    const saved = readFragment(PortalSettingsFields, data?.updatePortalSettings.portalSettings);
    const errors = data?.updatePortalSettings.errors ?? [];
    if (saved && errors.length === 0) {
      setState({ ...calm, phase: "saved" });
      return onSaved(saved, base);
    }
    const conflict = errors.find((each) => each.__typename === "SettingsConflict");
    if (conflict) return setState({ ...calm, conflict: readFragment(PortalSettingsFields, conflict.current) });
    const whole = { field: null, words: hasFault(error, "FORBIDDEN") ? "form.refused" : "form.failed" } as const;
    setState({ ...calm, problems: errors.length > 0 ? problemsOf(errors) : [whole] });
  };
  return { ...state, save, calmDown: () => setState(calm) };
}
