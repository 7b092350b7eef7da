import type { Database as LibsqlDatabase, Statement } from "libsql";
import { DateUtils } from "typeorm/util/DateUtils.js";
import { isRetryable } from "../errors.ts";
import { pauseBeforeRetry } from "./busy-pause.ts";
import { loadLibsql } from "./load-libsql.ts";

export interface SqliteResult {
  readonly rows: unknown[] | undefined;
  readonly affected: number | undefined;
}

const cachedStatements = 500;
const busyTimeoutMs = 5;

/**
 * One connection to the file, with its prepared statements. libsql is synchronous: nothing else of this process runs
 * between the start and the end of a statement.
 */
export class SqliteConnection {
  private readonly database: LibsqlDatabase;
  private readonly statements = new Map<string, Statement>();
  private closed = false;

  constructor(file: string, options: { readonly readOnly: boolean }) {
    const Libsql = loadLibsql();
    this.database = new Libsql(file, { timeout: 5_000 });
    this.database.pragma("journal_mode = WAL");
    // A commit is acknowledged only once it is on the disk: it outlives kill -9 and a power cut. NORMAL would lose the
    // latest commits in a power cut; FULL costs one fsync (about 1 ms) a commit.
    this.database.pragma("synchronous = FULL");
    this.database.pragma("foreign_keys = ON");
    // SQLite's own wait for another process blocks this whole process: kept short, the patient part is asynchronous.
    this.database.pragma(`busy_timeout = ${busyTimeoutMs}`);
    if (options.readOnly) this.database.pragma("query_only = ON");
  }

  get inTransaction(): boolean {
    return !this.closed && this.database.inTransaction;
  }

  execute(sql: string, parameters: readonly unknown[]): SqliteResult {
    if (this.closed) throw new Error("The SQLite database is closed.");
    const statement = this.prepare(sql);
    // One array, not spread: libsql takes a single null or Buffer argument for an object of named values.
    const values = [parameters.map(bindable)];
    if (statement.reader) return { rows: statement.all(...values), affected: undefined };
    return { rows: undefined, affected: statement.run(...values).changes };
  }

  /** Waits, without blocking, while another process holds the file. */
  async executePatiently(sql: string, parameters: readonly unknown[], patienceMs: number): Promise<SqliteResult> {
    const deadline = performance.now() + patienceMs;
    for (;;) {
      try {
        return this.execute(sql, parameters);
      } catch (error) {
        if (!isRetryable(error) || performance.now() > deadline) throw error;
      }
      await pauseBeforeRetry();
    }
  }

  get isClosed(): boolean {
    return this.closed;
  }

  /** For TypeORM's reading of the schema. */
  pragma(source: string): unknown {
    return this.database.pragma(source);
  }

  rollBackWhatIsOpen(): void {
    if (this.inTransaction) this.execute("ROLLBACK", []);
  }

  close(): void {
    if (this.closed) return;
    this.rollBackWhatIsOpen();
    this.closed = true;
    // libsql would go on answering prepared statements after close: they have to go first.
    this.statements.clear();
    this.database.close();
  }

  private prepare(sql: string): Statement {
    const known = this.statements.get(sql);
    if (known) {
      // Moved to the end: the first one is always the one unused for longest.
      this.statements.delete(sql);
      this.statements.set(sql, known);
      return known;
    }
    const statement = this.database.prepare(sql);
    this.statements.set(sql, statement);
    if (this.statements.size > cachedStatements) this.statements.delete(this.statements.keys().next().value ?? sql);
    return statement;
  }
}

function bindable(value: unknown): unknown {
  if (typeof value === "boolean") return value ? 1 : 0;
  if (value instanceof Date) return DateUtils.mixedDateToUtcDatetimeString(value);
  return value === undefined ? null : value;
}
