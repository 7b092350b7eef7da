import type { MatchFactKind } from "../../../gql/graphql.ts";
import { wordsOf } from "./match-words.ts";

type Fact = Parameters<typeof wordsOf>[0][number];

const fact = (kind: MatchFactKind, agrees: boolean, onRegistration: string | null, onChart: string | null): Fact => ({
  ...{ __typename: "MatchFact" as const, kind, agrees, onRegistration, onChart },
});

/** Says a text by its id and what is put into it. */
const text = ((id: string, values: Readonly<Record<string, string>> = {}) => [id, ...Object.values(values)].join(" | ")) as Parameters<
  typeof wordsOf
>[1];

const others = (...facts: Fact[]): string[] => wordsOf(facts, text, "en").others;

test("what agrees is told in one line", () => {
  const facts = [fact("IDENTIFICATION", true, "TREZ 8452 2916", "TREZ 8452 2916"), fact("SEX", true, "FEMALE", "FEMALE")];
  expect(wordsOf(facts, text, "en")).toEqual({ same: "match.same | match.fact.IDENTIFICATION and match.fact.SEX", others: [] });
});

test.each([
  ["a last name", fact("LAST_NAME", false, "Tremblay-Roy", "Tremblay"), "match.other.LAST_NAME | Tremblay-Roy | Tremblay"],
  ["a date", fact("DATE_OF_BIRTH", false, "1991-03-11", "1991-11-03"), "match.other.DATE_OF_BIRTH | March 11, 1991 | November 3, 1991"],
  ["a sex", fact("SEX", false, "MALE", "FEMALE"), "match.other.SEX | sex.MALE | sex.FEMALE"],
  ["a number", fact("MOBILE", false, "+15145550100", "+14385550101"), "match.other.MOBILE | 514\u00a0555-0100 | 438\u00a0555-0101"],
  ["nothing on the chart", fact("IDENTIFICATION", false, "OBRL 9103", null), "match.notOnChart | match.fact.IDENTIFICATION | OBRL 9103"],
  ["nothing in the registration", fact("FIRST_NAME", false, null, "Liam"), "match.notSent | match.fact.FIRST_NAME | Liam"],
])("what differs says whose each is: %s", (_, difference, words) => {
  expect(others(difference)).toEqual([words]);
});

test("a contact that only one of both has says nothing against a match", () => {
  expect(others(fact("EMAIL", false, "zoe@courriel.example", null), fact("MOBILE", false, null, "+15145550100"))).toEqual([]);
});

test("names the other way round agree, and are shown", () => {
  const facts = [fact("NAMES_SWAPPED", true, "Roy Léa", "Léa Roy")];
  expect(wordsOf(facts, text, "en")).toEqual({
    same: "match.same | match.fact.NAMES_SWAPPED",
    others: ["match.swapped | Roy Léa | Léa Roy"],
  });
});
