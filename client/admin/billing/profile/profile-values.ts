import type { BillingProfileFieldsFragment, SaveBillingProfileInput } from "../../../gql/graphql.ts";
import { formatPhone } from "../../../shared/language/formats.ts";

/** A billing profile as its form holds it. */
export interface ProfileValues {
  readonly legalName: string;
  readonly street: string;
  readonly city: string;
  readonly province: string;
  readonly postalCode: string;
  readonly phone: string;
  readonly gstNumber: string;
  readonly qstNumber: string;
  readonly pstNumber: string;
  readonly paymentDays: string;
  readonly footerFr: string;
  readonly footerEn: string;
}

export type ProfileName = keyof ProfileValues;

export const noProfile: ProfileValues = {
  legalName: "",
  street: "",
  city: "",
  province: "",
  postalCode: "",
  phone: "",
  gstNumber: "",
  qstNumber: "",
  pstNumber: "",
  paymentDays: "30",
  footerFr: "",
  footerEn: "",
};

export const profileNames = Object.keys(noProfile) as readonly ProfileName[];

export const valuesOf = (profile: BillingProfileFieldsFragment): ProfileValues => ({
  legalName: profile.legalName,
  street: profile.street,
  city: profile.city,
  province: profile.province,
  postalCode: profile.postalCode,
  phone: formatPhone(profile.phone),
  gstNumber: profile.gstNumber ?? "",
  qstNumber: profile.qstNumber ?? "",
  pstNumber: profile.pstNumber ?? "",
  paymentDays: String(profile.paymentDays),
  footerFr: profile.footer?.fr ?? "",
  footerEn: profile.footer?.en ?? "",
});

export const differences = (a: ProfileValues, b: ProfileValues): readonly ProfileName[] =>
  profileNames.filter((name) => a[name].trim() !== b[name].trim());

/** Theirs, but for what is named. */
export const withValues = (theirs: ProfileValues, names: readonly ProfileName[], mine: ProfileValues): ProfileValues => ({
  ...theirs,
  ...Object.fromEntries(names.map((name) => [name, mine[name]])),
});

const textOrNull = (typed: string): string | null => typed.trim() || null;

const isFooter = (name: ProfileName): boolean => name === "footerFr" || name === "footerEn";

/** Nothing is typed as no number of days: the server asks for one. */
const daysOf = (typed: string): number => (/^\s*\d{1,4}\s*$/.test(typed) ? Number(typed) : -1);

/** Only what was changed: what is absent, the server leaves alone. Of a new profile everything is sent, so that all that is missing is said. */
export function profileInput(base: ProfileValues | null, values: ProfileValues, version: number | null): SaveBillingProfileInput {
  const changed = base ? differences(base, values) : profileNames;
  const plain = changed
    .filter((name) => !isFooter(name))
    .map((name) => [name, name === "paymentDays" ? daysOf(values[name]) : textOrNull(values[name])]);
  const { footerFr, footerEn } = values;
  const footer = footerFr.trim() + footerEn.trim() === "" ? null : { fr: footerFr.trim(), en: footerEn.trim() };
  return { version, ...Object.fromEntries(plain), ...(changed.some(isFooter) && { footer }) };
}

/** `["input", "footer", "fr"]` is at the control `footerFr`. */
export function fieldAt([, name, part]: readonly string[]): string | null {
  if (name === undefined || name === "version") return null;
  if (name !== "footer") return name;
  return part === "en" ? "footerEn" : "footerFr";
}
