import type { NotificationChannel, UndeliveredState } from "../../gql/graphql.ts";

export const states = ["RESENDABLE", "FINAL", "RESENT"] as const satisfies readonly UndeliveredState[];

export const channels = ["EMAIL", "SMS"] as const satisfies readonly NotificationChannel[];

/** Which deliveries are shown; null: whatever. */
export interface DeliveryFilter {
  readonly state: UndeliveredState | null;
  readonly channel: NotificationChannel | null;
}

const among = <T extends string>(choices: readonly T[], value: string | null): T | null =>
  choices.find((choice) => choice === value) ?? null;

/** The filter is in the page's address, so that the way back leads to the same list. */
export const readFilter = (query: URLSearchParams): DeliveryFilter => ({
  state: among(states, query.get("state")),
  channel: among(channels, query.get("channel")),
});

export const writeFilter = ({ state, channel }: DeliveryFilter): Record<string, string> => ({
  ...(state && { state }),
  ...(channel && { channel }),
});
