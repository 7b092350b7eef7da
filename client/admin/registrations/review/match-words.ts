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

function shown(kind: MatchFactKind, value: string, text: RegistrationText, locale: Locale): string {
  if (kind === "DATE_OF_BIRTH") return formatDate(locale, value);
  if (kind === "SEX") return text(`sex.${value as "FEMALE" | "MALE" | "OTHER" | "UNKNOWN"}`);
  return kind === "MOBILE" ? formatPhone(value) : value;
}

/** What one has and the other not, or what differs. */
function differenceOf({ kind, onRegistration, onChart }: Fact, text: RegistrationText, locale: Locale): string {
  const registration = onRegistration && shown(kind, onRegistration, text, locale);
  const chart = onChart && shown(kind, onChart, text, locale);
  const fact = text(`match.fact.${kind}`);
  if (!chart) return text("match.notOnChart", { fact, registration: registration ?? "" });
  if (!registration) return text("match.notSent", { fact, chart });
  return text(`match.other.${kind}`, { registration, chart });
}

/** "The same: identification and date of birth", and one line for each difference: "Other last name: Tremblay-Roy (on the chart: Tremblay)". */
export function wordsOf(facts: readonly Fact[], text: RegistrationText, locale: Locale) {
  const told = toldFacts(facts);
  const same = told.filter(({ agrees }) => agrees).map(({ kind }) => text(`match.fact.${kind}`));
  const swapped = told.find(({ kind }) => kind === "NAMES_SWAPPED");
  const others = told.filter(({ agrees }) => !agrees).map((fact) => differenceOf(fact, text, locale));
  return {
    same: same.length > 0 ? text("match.same", { facts: formatList(locale, same) }) : null,
    others: swapped
      ? [...others, text("match.swapped", { registration: swapped.onRegistration ?? "", chart: swapped.onChart ?? "" })]
      : others,
  };
}
