const reads = /^\s*(SELECT|EXPLAIN|VALUES)\b/i;
const commonTable = /^\s*WITH\b/i;
const pragma = /^\s*PRAGMA\b/i;
const changes = /\b(INSERT|UPDATE|DELETE|REPLACE)\b/i;

/**
 * Whether the statement may run without the write lock. In doubt the answer is no; a wrong yes fails on the connection,
 * which is read-only. A pragma that sets something is for the writing connection.
 */
export function isRead(sql: string): boolean {
  if (reads.test(sql)) return true;
  if (commonTable.test(sql)) return !changes.test(sql);
  return pragma.test(sql) && !sql.includes("=");
}
