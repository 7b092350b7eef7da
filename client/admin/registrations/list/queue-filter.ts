import type { RegistrationState } from "../../../gql/graphql.ts";

/** Which registrations are shown. */
export interface QueueFilter {
  readonly search: string;
  /** Null: whatever. */
  readonly state: RegistrationState | null;
  /** Only those of one network. */
  readonly source: string | null;
}

export const states = ["PENDING", "CONFIRMED", "MERGED", "ARCHIVED"] as const satisfies readonly RegistrationState[];

export const waiting: QueueFilter = { search: "", state: "PENDING", source: null };

export const isPlain = ({ search, state, source }: QueueFilter): boolean => search === "" && state === "PENDING" && source === null;

const textOr = <T>(value: unknown, other: T): string | T => (typeof value === "string" ? value : other);

/** What an entry of the browser's history keeps: a name or a number is never part of an address. */
export function readQueueFilter(entry: unknown): QueueFilter {
  const kept = (entry as { readonly registrations?: Partial<QueueFilter> } | null)?.registrations ?? {};
  const state = kept.state === null ? null : (states.find((each) => each === kept.state) ?? "PENDING");
  return { search: textOr(kept.search, ""), state, source: textOr(kept.source, null) };
}

export const keptQueueFilter = (filter: QueueFilter) => ({ registrations: filter });
