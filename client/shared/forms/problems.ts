import { graphql } from "../../gql/index.ts";
import { type FragmentType, readFragment } from "../graphql/fragments.ts";
import type { Locale } from "../language/choose-locale.ts";
import { useLanguage } from "../language/language-provider.tsx";
import { type SharedTextId, useSharedText } from "../language/use-text.ts";

export const UserErrorFields = graphql(`
  fragment UserErrorFields on UserError {
    code
    message
    messages {
      fr
      en
    }
    path
  }
`);

/** Something wrong with a form: at the field of that name, or with the whole. Its words are chosen when shown, so that the toggle changes them too. */
export interface Problem {
  readonly field: string | null;
  readonly words: Readonly<Record<Locale, string>> | SharedTextId;
}

/** The server names an input's path, `["input", "otpLifetimeMinutes"]`: the field is what follows the first. */
export const problemsOf = (errors: readonly FragmentType<typeof UserErrorFields>[]): Problem[] =>
  errors.map((error) => {
    const { messages, path } = readFragment(UserErrorFields, error);
    return { field: path[1] ?? null, words: messages };
  });

type RequiredField = SharedTextId extends infer Id ? (Id extends `required.${infer Field}` ? Field : never) : never;

/** A problem for each of the named values that is empty. */
export const missing = (values: Readonly<Partial<Record<RequiredField, string>>>): Problem[] =>
  (Object.keys(values) as RequiredField[])
    .filter((field) => values[field]?.trim() === "")
    .map((field) => ({ field, words: `required.${field}` }));

export function useWording(): (problem: Problem) => string {
  const { locale } = useLanguage();
  const text = useSharedText();
  return ({ words }) => (typeof words === "string" ? text(words) : words[locale]);
}

/** The message to show at a field, if it has one. */
export function useProblemAt(problems: readonly Problem[]): (field: string) => string | undefined {
  const word = useWording();
  return (field) => {
    const problem = problems.find((each) => each.field === field);
    return problem && word(problem);
  };
}
