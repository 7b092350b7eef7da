import * as mysql2 from "mysql2";
import { endStatementsWithCalls } from "./end-statement.ts";

/**
 * READ COMMITTED, because what is decided here is decided by conditional UPDATEs: after one that matched nothing, the next
 * read must see why, not a snapshot from before the wait. It also locks only the rows that match, no gaps, which leaves
 * fewer deadlocks. A lock is waited for 5 s and not the server's 50, so that a stuck request fails while somebody still waits.
 */
const sessionStatements = [
  "SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED",
  "SET SESSION innodb_lock_wait_timeout = 5, time_zone = '+00:00', " +
    "sql_mode = 'STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION,ERROR_FOR_DIVISION_BY_ZERO,ONLY_FULL_GROUP_BY'",
];

/** mysql2 for TypeORM, with every new connection's session set up before anything else runs on it. */
export const sessionDriver = {
  ...mysql2,
  createPool(options: mysql2.PoolOptions): mysql2.Pool {
    const pool = mysql2.createPool(options);
    pool.on("connection", (connection) => {
      for (const statement of sessionStatements) {
        // The statements queue before the first query; a connection that refused one must not be used.
        connection.query(statement, (error) => {
          if (error) connection.destroy();
        });
      }
      endStatementsWithCalls(connection, options);
    });
    return pool;
  },
};
