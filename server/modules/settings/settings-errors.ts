import type { Context } from "../../graphql/context.ts";
import { toUserError } from "../../graphql/user-error.ts";
import type { UserError } from "../../graphql/user-error.ts";
import type { Problem } from "../../kernel/outcome.ts";
import { SettingsConflict } from "./portal-settings.payloads.ts";
import { toPortalSettings } from "./portal-settings.type.ts";
import type { SettingsState } from "./settings-state.ts";

/** A conflict comes with the settings that are in force. */
const toSettingsError = (problem: Problem, context: Context): UserError => {
  const error = toUserError(problem, context, { SETTINGS_CONFLICT: SettingsConflict });
  const current = problem.facts?.["current"];
  return current ? Object.assign(error, { current: toPortalSettings(current as SettingsState) }) : error;
};

export const toSettingsErrors = (problems: readonly Problem[], context: Context): UserError[] =>
  problems.map((problem) => toSettingsError(problem, context));
