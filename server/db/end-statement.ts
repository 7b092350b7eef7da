import * as mysql2 from "mysql2";
import type { CallEnd } from "./time-limit.ts";
import { endOfCall, TimeUp } from "./time-limit.ts";

type Send = (sql: unknown, ...given: unknown[]) => unknown;

type Answered = (error: Error | null, ...rest: unknown[]) => void;

/** They decide what was written: begun in time, they are neither refused nor cut off. */
const endings = new Set<unknown>(["COMMIT", "ROLLBACK"]);

/**
 * A connection whose running statement ends with the call that it belongs to. The server is told so on another connection, as the one
 * in question does not listen while it works; closing it alone would leave the statement running, and its locks held, until it ends.
 */
export function endStatementsWithCalls(connection: mysql2.PoolConnection, options: mysql2.ConnectionOptions): void {
  const query = connection.query.bind(connection) as Send;
  const execute = connection.execute.bind(connection) as Send;

  const withinTime =
    (send: Send): Send =>
    (sql, ...given) => {
      const call = endOfCall();
      const answer = given.at(-1);
      if (!call || typeof answer !== "function" || endings.has(sql)) return send(sql, ...given);
      const ended = endedWith(call, connection, options, answer as Answered);
      return call.aborted ? query("DO 0", ended) : send(sql, ...given.slice(0, -1), ended);
    };

  connection.query = withinTime(query) as typeof connection.query;
  connection.execute = withinTime(execute) as typeof connection.execute;
}

/** The answer to a statement, unless its call ends before. */
function endedWith(call: CallEnd, connection: mysql2.PoolConnection, options: mysql2.ConnectionOptions, answer: Answered): Answered {
  let ended: Promise<unknown> | null = null;
  const late = (): void => {
    connection.destroy();
    answer(new TimeUp());
  };
  const end = (): void => {
    ended = endAtServer(connection.threadId, options);
    // Not reached: the server sees that nobody listens once the statement is over.
    ended.catch(late);
  };
  call.watch(end);
  return (error, ...rest) => {
    call.unwatch(end);
    if (call.aborted && !ended) answer(new TimeUp());
    else if (!ended) answer(error, ...rest);
    // Nobody else may get a connection that is about to be ended.
    else ended.then(late, () => undefined);
  };
}

function endAtServer(threadId: number, options: mysql2.ConnectionOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    const beside = mysql2.createConnection(options);
    const settle = (error: Error | null): void => {
      beside.destroy();
      if (error) reject(error);
      else resolve();
    };
    beside.on("error", settle);
    beside.query(`KILL ${threadId}`, settle);
  });
}
