import type { RevisionValuesFieldsFragment } from "../../gql/graphql.ts";
import { type FragmentType, readFragment } from "../../shared/graphql/fragments.ts";
import { BackgroundImageFields } from "../portal-settings/portal-settings-fields.ts";
import type { SettingsValues } from "../portal-settings/settings-values.ts";
import type { StatusLabels } from "../portal-settings/value-text.ts";
import { RevisionValuesFields } from "./revision-fields.ts";

export type RevisionValues = FragmentType<typeof RevisionValuesFields>;

const formValues = (values: RevisionValuesFieldsFragment, statuses: StatusLabels): SettingsValues => {
  const { hiddenAppointmentStatuses, otpLifetimeMinutes, backgroundImage, ...plain } = values;
  return {
    ...plain,
    backgroundImage: readFragment(BackgroundImageFields, backgroundImage) ?? null,
    otpLifetimeMinutes: String(otpLifetimeMinutes),
    hidden: Object.fromEntries(statuses.map(({ status }) => [status, hiddenAppointmentStatuses.includes(status)])),
  };
};

/** A revision's values as the form would hold them, for every status that the form knows. */
export const valuesOfRevision = (values: RevisionValues, statuses: StatusLabels): SettingsValues =>
  formValues(readFragment(RevisionValuesFields, values), statuses);
