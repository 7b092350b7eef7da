// Not as a namespace: Node finds no export of that name in mysql2, which defines it by a getter.
import mysql2 from "mysql2";
import type { Answer } from "./answer.ts";

/** The server has no room for another prepared statement, has lost this one, or can't prepare it: nothing was run yet. */
const notPrepared = new Set<unknown>([
  1243, // ER_UNKNOWN_STMT_HANDLER
  1295, // ER_UNSUPPORTED_PS
  1461, // ER_MAX_PREPARED_STMT_COUNT_REACHED
  1615, // ER_NEED_REPREPARE
]);

/**
 * A number goes as an integer and not as the double that mysql2 makes of it: it is compared, and limits, as it does in a text. Most are 0
 * or 1: those mysql2 sends as the integers that it makes of booleans, which takes a tenth of the time.
 */
const asBound = (value: unknown): unknown => {
  if (value === 0 || value === 1) return value === 1;
  return Number.isSafeInteger(value) ? mysql2.TypedParameter.BIGINT(value as number) : value;
};

type Fields = readonly mysql2.FieldPacket[];

type Given = (error: mysql2.QueryError | null, result: unknown, fields?: Fields) => void;

function answerOf(result: unknown, fields: Fields | undefined): Answer {
  if (Array.isArray(result)) return { columns: () => fields?.map(({ name }) => name) ?? [], rows: result, affected: 0 };
  return { columns: () => [], rows: [], affected: (result as mysql2.ResultSetHeader | undefined)?.affectedRows ?? 0 };
}

/** Runs it prepared; the connection keeps what it has prepared. Where the server can't, as a text. One of the two is told, once. */
export function runOnServer(
  connection: mysql2.Connection,
  sql: string,
  parameters: readonly unknown[],
  done: (answer: Answer) => void,
  fail: (error: Error) => void,
): void {
  const tell: Given = (error, result, fields) => (error ? fail(error) : done(answerOf(result, fields)));
  const prepared: Given = (error, result, fields) => {
    if (!error || !notPrepared.has(error.errno)) {
      tell(error, result, fields);
      return;
    }
    connection.unprepare(sql);
    connection.query({ sql, values: [...parameters], rowsAsArray: true }, tell);
  };
  connection.execute(sql, parameters.map(asBound) as never, prepared);
}
