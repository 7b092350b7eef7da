import type {
  AccountRecord,
  ChargeRecord,
  DisputeRecord,
  EventRecord,
  IntentRecord,
  KeyRecord,
  RefundRecord,
  SessionRecord,
  TransactionRecord,
} from "./records.ts";
import type { RememberedRequest } from "./remembered-request.ts";

type Table<Row> = Record<string, Row>;

/** All that this Stripe knows, as plain data: it can be written to a file and read again. Rows stand in the order in which they were made. */
export interface Tables {
  readonly accounts: Table<AccountRecord>;
  readonly keys: Table<KeyRecord>;
  readonly sessions: Table<SessionRecord>;
  readonly intents: Table<IntentRecord>;
  readonly charges: Table<ChargeRecord>;
  readonly refunds: Table<RefundRecord>;
  readonly disputes: Table<DisputeRecord>;
  readonly transactions: Table<TransactionRecord>;
  readonly events: Table<EventRecord>;
  /** By account, mode and idempotency key. */
  readonly requests: Table<RememberedRequest>;
}

export const emptyTables = (): Tables => ({
  accounts: {},
  keys: {},
  sessions: {},
  intents: {},
  charges: {},
  refunds: {},
  disputes: {},
  transactions: {},
  events: {},
  requests: {},
});
