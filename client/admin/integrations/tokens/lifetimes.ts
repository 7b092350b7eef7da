import { serverNow } from "../../../shared/graphql/server-clock.ts";

/** For how many days a token can be issued; null for no end. */
export const lifetimes = [30, 90, 180, 365, null] as const;

export type Lifetime = (typeof lifetimes)[number];

const dayMilliseconds = 86_400_000;

export const expiryOf = (days: Lifetime): string | null =>
  days === null ? null : new Date(serverNow() + days * dayMilliseconds).toISOString();
