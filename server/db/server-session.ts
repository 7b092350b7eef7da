import * as mysql2 from "mysql2";
import { ClusterPool } from "./cluster/cluster-pool.ts";
import type { OnFailover } from "./cluster/failover.ts";
import type { DatabaseHost } from "./database-url.ts";
import { endStatementsWithCalls } from "./end-statement.ts";
import { keepStatements } from "./prepared/kept-statements.ts";

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

/**
 * What another node of a Galera cluster has acknowledged is waited for before a read, an UPDATE or a DELETE (1 + 2): while processes go
 * over to another node, nobody is told that what they have just written isn't there. A single statement that collides with another
 * node's write is run again by its server.
 */
const galeraStatement = "SET SESSION wsrep_sync_wait = 3, wsrep_retry_autocommit = 4";

const unknownVariable = 1193;

/** A pool of which every new connection's session is set up before anything else runs on it. */
function createSessionPool(options: mysql2.PoolOptions, clustered: boolean): mysql2.Pool {
  const pool = mysql2.createPool(options);
  pool.on("connection", (connection) => {
    // The statements queue before the first query; a connection that refused one must not be used.
    const set = (statement: string, mayBeUnknown: boolean): void =>
      void connection.query(statement, (error) => {
        if (error && !(mayBeUnknown && error.errno === unknownVariable)) connection.destroy();
      });
    for (const statement of sessionStatements) set(statement, false);
    if (clustered) set(galeraStatement, true);
    keepStatements(connection);
    endStatementsWithCalls(connection, options);
  });
  return pool;
}

/** mysql2 for TypeORM: a pool of one server, or one that goes over to the next node of a cluster. */
export const sessionDriverOf = (hosts: readonly DatabaseHost[], onFailover: OnFailover) => ({
  ...mysql2,
  createPool: (options: mysql2.PoolOptions): mysql2.Pool | ClusterPool =>
    hosts.length === 1
      ? createSessionPool(options, false)
      : new ClusterPool(options, { hosts, createPool: (own) => createSessionPool(own, true), onFailover }),
});
