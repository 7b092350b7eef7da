import type { IdentificationKind, IdentificationTypeFieldsFragment, UpdateIdentificationTypeInput } from "../../gql/graphql.ts";

/** What the form holds; no issuer is an empty text. */
export interface TypeValues {
  readonly name: string;
  readonly visibleNameFr: string;
  readonly visibleNameEn: string;
  readonly kind: IdentificationKind;
  readonly issuer: string;
  readonly portalVisible: boolean;
  readonly primary: boolean;
  readonly autoAssigned: boolean;
}

export type ValueName = keyof TypeValues;

export const noValues: TypeValues = {
  ...{ name: "", visibleNameFr: "", visibleNameEn: "", kind: "PROVINCIAL", issuer: "" },
  ...{ portalVisible: true, primary: false, autoAssigned: false },
};

const names = Object.keys(noValues) as ValueName[];

export const valuesOf = (type: IdentificationTypeFieldsFragment): TypeValues => ({
  ...{ name: type.name, visibleNameFr: type.visibleName.fr, visibleNameEn: type.visibleName.en },
  ...{ kind: type.kind, issuer: type.issuer ?? "" },
  ...{ portalVisible: type.portalVisible, primary: type.primary, autoAssigned: type.autoAssigned },
});

export const differences = (before: TypeValues, after: TypeValues): ValueName[] => names.filter((name) => before[name] !== after[name]);

/** Another kind takes what it can't have with it. */
export const ofKind = (values: TypeValues, kind: IdentificationKind): TypeValues => ({
  ...values,
  kind,
  autoAssigned: kind === "OTHER" && values.autoAssigned,
});

export const withValues = (values: TypeValues, taken: readonly ValueName[], from: TypeValues): TypeValues => ({
  ...values,
  ...Object.fromEntries(taken.map((name) => [name, from[name]])),
});

export type TypeInput = Omit<UpdateIdentificationTypeInput, "id" | "version">;

/** The whole form: the version says what it is based on. */
export const inputOf = ({ visibleNameFr: fr, visibleNameEn: en, issuer, ...others }: TypeValues): TypeInput => ({
  ...others,
  visibleName: { fr, en },
  issuer: issuer === "" ? null : issuer,
});

const fieldOfPath: Readonly<Record<string, ValueName>> = { "visibleName.fr": "visibleNameFr", "visibleName.en": "visibleNameEn" };

/** The form's field behind an input's path, `["input", "visibleName", "fr"]`; null for the whole. */
export function fieldAt([, ...path]: readonly string[]): ValueName | null {
  const place = path.join(".");
  return fieldOfPath[place] ?? names.find((name) => name === place) ?? null;
}
