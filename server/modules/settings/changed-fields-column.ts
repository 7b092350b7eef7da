import type { SettingsField } from "./settings-field.ts";

/** Every name between commas, so that one can be looked for. */
export const toColumn = (fields: readonly SettingsField[]): string => `,${fields.join(",")},`;

export const patternOf = (field: SettingsField): string => `%,${field},%`;
