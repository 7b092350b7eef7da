import type { MatchFactKind, MatchFactsFragment } from "../../../gql/graphql.ts";
import { formatDate, formatList, formatPhone } from "../../../shared/language/formats.ts";
import type { Locale } from "../../../shared/language/choose-locale.ts";
import type { useRegistrationText } from "../registration-texts.ts";

type Fact = MatchFactsFragment["facts"][number];

type RegistrationText = ReturnType<typeof useRegistrationText>;

/** A contact that only one of both has says nothing against a match. */
const isTold = ({ kind, agrees, onRegistration, onChart }: Fact): boolean =>
  agrees || (kind !== "EMAIL" && kind !== "MOBILE") || (onRegistration !== null && onChart !== null);

export const toldFacts = (facts: readonly Fact[]): Fact[] => facts.filter(isTold);

function shown(kind: MatchFactKind, value: string | null, text: RegistrationText, locale: Locale): string {
  if (value === null) return text("match.nothing");
  if (kind === "DATE_OF_BIRTH") return formatDate(locale, value);
  if (kind === "SEX") return text(`sex.${value as "FEMALE" | "MALE" | "OTHER" | "UNKNOWN"}`);
  return kind === "MOBILE" ? formatPhone(value) : value;
}

/** "Same: identification and date of birth", and one line for each difference: "Other last name: Tremblay / Tremblay-Roy". */
export function wordsOf(facts: readonly Fact[], text: RegistrationText, locale: Locale) {
  const told = toldFacts(facts);
  const same = told.filter(({ agrees }) => agrees).map(({ kind }) => text(`match.fact.${kind}`));
  const swapped = told.find(({ kind }) => kind === "NAMES_SWAPPED");
  const others = told
    .filter(({ agrees }) => !agrees)
    .map(({ kind, onRegistration, onChart }) =>
      text(`match.other.${kind}`, {
        registration: shown(kind, onRegistration ?? null, text, locale),
        chart: shown(kind, onChart ?? null, text, locale),
      }),
    );
  return {
    same: same.length > 0 ? text("match.same", { facts: formatList(locale, same) }) : null,
    others: swapped
      ? [...others, text("match.swapped", { registration: swapped.onRegistration ?? "", chart: swapped.onChart ?? "" })]
      : others,
  };
}
