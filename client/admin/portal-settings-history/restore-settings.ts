import { useMutation } from "urql";
import { graphql } from "../../gql/index.ts";
import type { PortalSettingsFieldsFragment, RestorePortalSettingsInput } from "../../gql/graphql.ts";
import { type Problem, problemsOf } from "../../shared/forms/problems.ts";
import { hasFault } from "../../shared/graphql/faults.ts";
import { readFragment } from "../../shared/graphql/fragments.ts";
import { PortalSettingsFields } from "../portal-settings/portal-settings-fields.ts";

const RestorePortalSettings = graphql(`
  mutation RestorePortalSettings($input: RestorePortalSettingsInput!) {
    restorePortalSettings(input: $input) {
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

export type Settings = PortalSettingsFieldsFragment;

type RestoreOutcome =
  | { readonly kind: "done"; readonly saved: Settings }
  | { readonly kind: "conflict"; readonly current: Settings }
  | { readonly kind: "refused"; readonly problems: readonly Problem[] };

/** Brings back the settings of a revision, on top of the version that was seen. */
export function useRestoreSettings(): (input: RestorePortalSettingsInput) => Promise<RestoreOutcome> {
  const [, restore] = useMutation(RestorePortalSettings);
  return async (input) => {
    const { data, error } = await restore({ input });
    const saved = readFragment(PortalSettingsFields, data?.restorePortalSettings.portalSettings);
    const errors = data?.restorePortalSettings.errors ?? [];
    if (saved && errors.length === 0) return { kind: "done", saved };
    const conflict = errors.find((each) => each.__typename === "SettingsConflict");
    if (conflict) return { kind: "conflict", current: readFragment(PortalSettingsFields, conflict.current) };
    const whole = { field: null, words: hasFault(error, "FORBIDDEN") ? "form.refused" : "form.failed" } as const;
    return { kind: "refused", problems: errors.length > 0 ? problemsOf(errors) : [whole] };
  };
}
