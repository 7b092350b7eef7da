import { QueryFailedError } from "typeorm";

/** The only file that knows how each driver names its failures. */

const uniqueViolations = new Set<unknown>([
  "SQLITE_CONSTRAINT_UNIQUE",
  "SQLITE_CONSTRAINT_PRIMARYKEY",
  1062, // ER_DUP_ENTRY
  1586, // ER_DUP_ENTRY_WITH_KEY_NAME
]);

/** The transaction did nothing and may succeed when run again as a whole. */
const retryables = new Set<unknown>([
  "SQLITE_BUSY",
  "SQLITE_BUSY_SNAPSHOT",
  "SQLITE_BUSY_RECOVERY",
  1020, // ER_CHECKREAD: MariaDB with innodb_snapshot_isolation
  1205, // ER_LOCK_WAIT_TIMEOUT
  1213, // ER_LOCK_DEADLOCK: also Galera's certification failure, at any statement and at COMMIT
  1614, // ER_XA_RBDEADLOCK
  3101, // ER_TRANSACTION_ROLLBACK_DURING_COMMIT: group replication's certification failure
  3572, // ER_LOCK_NOWAIT
  8022, // TiDB: the commit failed, the transaction was rolled back
  8028, // TiDB: the schema changed meanwhile
  9007, // TiDB: write conflict
]);

const connectionLosses = new Set<unknown>([
  "PROTOCOL_CONNECTION_LOST",
  "PROTOCOL_ENQUEUE_AFTER_FATAL_ERROR",
  "PROTOCOL_ENQUEUE_AFTER_QUIT",
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EAI_AGAIN",
  1040, // ER_CON_COUNT_ERROR
  1047, // Galera: this node is not ready
  1053, // ER_SERVER_SHUTDOWN
  1077, // ER_NORMAL_SHUTDOWN
  1079, // ER_SHUTDOWN_COMPLETE
  1927, // ER_CONNECTION_KILLED
  3159, // ER_SECURE_TRANSPORT: a proxy in front of a restarting server answers so
  4031, // ER_CLIENT_INTERACTION_TIMEOUT
]);

interface DriverFailure {
  readonly code?: unknown;
  readonly errno?: unknown;
  readonly message?: unknown;
}

function failureOf(error: unknown): DriverFailure {
  const failure: unknown = error instanceof QueryFailedError ? error.driverError : error;
  return typeof failure === "object" && failure !== null ? failure : {};
}

function isOneOf(codes: ReadonlySet<unknown>, error: unknown): boolean {
  const { code, errno } = failureOf(error);
  return codes.has(code) || codes.has(errno);
}

/** A unique key (or primary key) already holds the value. */
export const isUniqueViolation = (error: unknown): boolean => isOneOf(uniqueViolations, error);

/** The unit of work lost against another one. `Database.transaction` runs it again by itself. */
export const isRetryable = (error: unknown): boolean => isOneOf(retryables, error);

/** mysql2 gives it no code: all connections are taken, and too many wait for one. */
const fullQueue = "Queue limit reached.";

/** The database can't be reached; whether the last statement took effect is unknown. */
export function isConnectionLost(error: unknown): boolean {
  // mysql2 gives this one no code.
  const { message } = failureOf(error);
  return isOneOf(connectionLosses, error) || (typeof message === "string" && message.includes("in closed state"));
}

/** What a log may say about a database error: its message and parameters may hold health data, its code doesn't. */
export function databaseErrorCode(error: unknown): string | undefined {
  const { code, errno } = failureOf(error);
  return typeof code === "string" ? code : typeof errno === "number" ? `ERRNO_${errno}` : undefined;
}

/** The database can't do it now; the same may well succeed in a moment. */
export const isUnavailable = (error: unknown): boolean =>
  isConnectionLost(error) || isRetryable(error) || failureOf(error).message === fullQueue;
