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

/** A number goes as an integer and not as the double that mysql2 makes of it: it is compared, and limits, as it does in a text. */
const asBound = (value: unknown): unknown => (Number.isSafeInteger(value) ? mysql2.TypedParameter.BIGINT(value as number) : value);

const hasNumber = (parameters: readonly unknown[]): boolean => parameters.some((value) => typeof value === "number");

type Given = (error: mysql2.QueryError | null, result: unknown, fields?: readonly mysql2.FieldPacket[]) => void;

function ask(send: (given: Given) => unknown): Promise<Answer> {
  return new Promise((resolve, reject) => {
    send((error, result, fields) => {
      if (error) reject(error);
      else if (Array.isArray(result)) resolve({ columns: () => fields?.map(({ name }) => name) ?? [], rows: result, affected: 0 });
      else resolve({ columns: () => [], rows: [], affected: (result as mysql2.ResultSetHeader | undefined)?.affectedRows ?? 0 });
    });
  });
}

/** Runs it prepared; the connection keeps what it has prepared. Where the server can't, as a text. What it throws is what `failed` says. */
export async function runOnServer(
  connection: mysql2.Connection,
  sql: string,
  parameters: readonly unknown[],
  failed: (error: Error) => Error,
): Promise<Answer> {
  const values = hasNumber(parameters) ? parameters.map(asBound) : [...parameters];
  try {
    return await ask((given) => connection.execute({ sql, values: values as never, rowsAsArray: true }, given));
  } catch (error) {
    if (!notPrepared.has((error as mysql2.QueryError).errno)) throw failed(error as Error);
  }
  try {
    connection.unprepare({ sql, rowsAsArray: true } as never);
    return await ask((given) => connection.query({ sql, values: [...parameters], rowsAsArray: true }, given));
  } catch (error) {
    throw failed(error as Error);
  }
}
