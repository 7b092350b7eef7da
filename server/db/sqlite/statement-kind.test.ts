import { isRead } from "./statement-kind.ts";

test.each(["SELECT 1", "  select 1", "WITH a AS (SELECT 1) SELECT * FROM a", "PRAGMA table_xinfo('t')", "EXPLAIN QUERY PLAN SELECT 1"])(
  "%s needs no write lock",
  (sql) => expect(isRead(sql)).toBe(true),
);

test.each([
  "INSERT INTO t VALUES (1)",
  "update t set a = 1",
  "DELETE FROM t",
  "REPLACE INTO t VALUES (1)",
  "WITH a AS (SELECT 1) INSERT INTO t SELECT * FROM a",
  "CREATE TABLE t (a)",
  "PRAGMA foreign_keys = OFF",
  "VACUUM",
  "SAVEPOINT s",
])("%s needs it", (sql) => expect(isRead(sql)).toBe(false));
