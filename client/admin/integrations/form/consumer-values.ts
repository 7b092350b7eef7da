import type { ConsumerFieldsFragment, Permission } from "../../../gql/graphql.ts";
import { allScopes } from "./scopes.ts";

/** What the form holds. */
export interface ConsumerValues {
  readonly name: string;
  readonly scopes: readonly Permission[];
}

export type ValueName = keyof ConsumerValues;

export const noValues: ConsumerValues = { name: "", scopes: [] };

export const valuesOf = ({ name, scopes }: ConsumerFieldsFragment): ConsumerValues => ({ name, scopes });

const written = ({ name, scopes }: ConsumerValues): Record<ValueName, string> => ({
  name,
  scopes: allScopes.filter((scope) => scopes.includes(scope)).join(),
});

export const differences = (before: ConsumerValues, after: ConsumerValues): ValueName[] =>
  (["name", "scopes"] as const).filter((name) => written(before)[name] !== written(after)[name]);

export const toggled = (scopes: readonly Permission[], scope: Permission, on: boolean): Permission[] =>
  on ? [...scopes, scope] : scopes.filter((each) => each !== scope);

/**
 * What a save is based on. Stopping a consumer, or letting it go on, raises its version as well: that is no conflict with what stands
 * in the form.
 */
export const baseOf = (kept: ConsumerFieldsFragment | null, loaded: ConsumerFieldsFragment | null): ConsumerFieldsFragment | null =>
  kept && loaded && loaded.version > kept.version && differences(valuesOf(kept), valuesOf(loaded)).length === 0 ? loaded : kept;
