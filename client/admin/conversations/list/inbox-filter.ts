import type { ConversationFilter } from "../../../gql/graphql.ts";

/** Which conversations are shown. */
export interface InboxFilter {
  readonly search: string;
  readonly which: ConversationFilter;
}

export const filters = ["UNREAD", "MINE", "OPEN", "CLOSED", "ALL"] as const satisfies readonly ConversationFilter[];

export const openOnes: InboxFilter = { search: "", which: "OPEN" };

/** What an entry of the browser's history keeps: a name is never part of an address. */
export function readInboxFilter(entry: unknown): InboxFilter {
  const kept = (entry as { readonly conversations?: Partial<InboxFilter> } | null)?.conversations ?? {};
  return {
    search: typeof kept.search === "string" ? kept.search : "",
    which: filters.find((each) => each === kept.which) ?? openOnes.which,
  };
}

export const keptInboxFilter = (filter: InboxFilter) => ({ conversations: filter });
