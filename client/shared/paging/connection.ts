import type { CombinedError } from "urql";

/** A page as the schema answers it. */
export interface Connection<T> {
  readonly edges: readonly { readonly node: T }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor?: string | null };
}

interface Answer<T> {
  readonly connection: Connection<T> | null | undefined;
  readonly error: CombinedError | undefined;
}

/** Asks for the page after a cursor; null asks for the first. */
export type LoadPage<T> = (after: string | null) => Promise<Answer<T>>;

const none: Connection<never> = { edges: [], pageInfo: { hasNextPage: false } };

/** The page that came; null where it failed. A list of something that is gone meanwhile is an empty one. */
export const pageOf = <T>({ connection, error }: Answer<T>): Connection<T> | null => connection ?? (error ? null : none);
