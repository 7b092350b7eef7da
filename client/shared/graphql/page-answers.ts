import type { TypedDocumentNode } from "urql";

interface PageAnswers {
  readonly at: string;
  readonly data: Readonly<Record<string, unknown>>;
}

interface HashedDocument {
  readonly __meta__?: { readonly hash: string };
}

/** What the server put into the page, which it knows by the hash and the variables that the query would have sent. */
const answers = new Map<string, unknown>();

/** Nobody opens a page by these answers later than that: what is shown must be as fresh as if it had been asked for. */
const mostMilliseconds = 10_000;

export const hashOf = (document: unknown): string => (document as HashedDocument).__meta__?.hash ?? "";

export const answerKey = (document: unknown, variables: unknown): string => hashOf(document) + JSON.stringify(variables ?? {});

export function bringPageAnswers(data: PageAnswers["data"]): void {
  for (const [key, answer] of Object.entries(data)) answers.set(key, answer);
}

/** Takes them out of the page, where nobody is to find them later; answers when the server wrote them. */
export function takePageAnswers(): string | null {
  const element = document.getElementById("page-answers");
  if (!element) return null;
  const { at, data } = JSON.parse(element.textContent) as PageAnswers;
  element.remove();
  bringPageAnswers(data);
  setTimeout(forgetPageAnswers, mostMilliseconds);
  return at;
}

export const pageAnswer = (key: string): unknown => answers.get(key);

/** What the page brought for a query without variables. */
export const peekAnswer = <Data>(query: TypedDocumentNode<Data, Record<string, never>>): Data | undefined =>
  answers.get(answerKey(query, {})) as Data | undefined;

export const dropAnswer = (key: string): void => void answers.delete(key);

/** Whoever asks from now on asks the server. */
export function forgetPageAnswers(): void {
  answers.clear();
}
