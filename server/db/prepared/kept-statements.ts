import type * as mysql2 from "mysql2";
import type { RunClass, RunCommand } from "./remembered-columns.ts";
import { rememberingColumns } from "./remembered-columns.ts";

/** How many a connection keeps: the server allows 16,382 of them to all connections of all processes. */
const mostKept = 200;

interface Kept {
  readonly statement: mysql2.PrepareStatementInfo;
  /** When it was last run, counted in runs. */
  run: number;
}

let Run: RunClass | null = null;

/** mysql2 does not export the command that runs a statement: it is taken from one that is never sent. */
function runClassOf(statement: mysql2.PrepareStatementInfo): RunClass {
  const held = { _connection: { addCommand: (command: RunCommand) => command } };
  const command = statement.execute.call(held as never, []) as unknown as RunCommand;
  return rememberingColumns(command.constructor as RunClass);
}

/** What one connection has prepared, by its text; beyond so many, the one that was not run for the longest is given up. */
class KeptStatements {
  readonly #connection: mysql2.Connection;
  readonly #unprepare: (sql: string) => void;
  readonly #bySql = new Map<string, Kept>();
  #runs = 0;

  constructor(connection: mysql2.Connection) {
    this.#connection = connection;
    this.#unprepare = connection.unprepare.bind(connection);
  }

  find(sql: string): mysql2.PrepareStatementInfo | undefined {
    const kept = this.#bySql.get(sql);
    if (kept) kept.run = this.#runs += 1;
    return kept?.statement;
  }

  prepare(sql: string, then: (error: mysql2.QueryError | null, statement: mysql2.PrepareStatementInfo) => void): void {
    this.#connection.prepare(sql, (error, statement) => {
      if (!error && !this.#bySql.has(sql)) {
        if (this.#bySql.size >= mostKept) this.forget(this.#leastRecent());
        this.#bySql.set(sql, { statement, run: (this.#runs += 1) });
      }
      then(error, statement);
    });
  }

  forget(sql: string): void {
    this.#bySql.delete(sql);
    this.#unprepare(sql);
  }

  #leastRecent(): string {
    let [least] = this.#bySql;
    for (const each of this.#bySql) if (each[1].run < least![1].run) least = each;
    return least![0];
  }
}

type Ran = (error: mysql2.QueryError | null, result?: unknown, fields?: mysql2.FieldPacket[]) => void;

/**
 * The connection's `execute` and `unprepare` by way of what it keeps: rows always come as arrays. mysql2's own `execute` puts the key of
 * each call's statement together anew, from its whole text.
 */
export function keepStatements(connection: mysql2.Connection): void {
  const kept = new KeptStatements(connection);
  const { addCommand } = connection as unknown as { addCommand: (command: RunCommand) => void };

  function run(statement: mysql2.PrepareStatementInfo, values: unknown[], ran: Ran): void {
    Run ??= runClassOf(statement);
    addCommand.call(connection, new Run({ statement, values, rowsAsArray: true }, ran));
  }

  function execute(sql: string, values: unknown[], ran: Ran): void {
    const statement = kept.find(sql);
    if (statement) run(statement, values, ran);
    else kept.prepare(sql, (error, prepared) => (error ? ran(error) : run(prepared, values, ran)));
  }

  connection.execute = execute as never;
  connection.unprepare = ((sql: string) => kept.forget(sql)) as never;
}
