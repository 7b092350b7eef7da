import { countedWhole } from "./counted-whole.ts";

test.each([
  ["SELECT COUNT(*) AS n FROM a WHERE b = ?", ["FROM a WHERE b = ?"]],
  ["SELECT COUNT(DISTINCT a.b) AS n FROM a", ["FROM a"]],
  [
    "SELECT COUNT(*) FROM (SELECT 1 FROM a WHERE b IN (SELECT c FROM d LIMIT 5)) found",
    ["FROM (SELECT 1 FROM a WHERE b IN (SELECT c FROM d LIMIT 5)) found"],
  ],
  [
    "SELECT a, (SELECT COUNT(*) FROM b WHERE b.id = a.id AND (b.c = 1 OR b.d = 2)) AS n FROM a LIMIT 3",
    ["FROM b WHERE b.id = a.id AND (b.c = 1 OR b.d = 2)"],
  ],
])("%s counts without a limit", (sql, expected) => {
  expect(countedWhole(sql)).toEqual(expected);
});

test.each([
  "SELECT COUNT(*) AS n FROM (SELECT 1 FROM a WHERE (b = ?) LIMIT 1001) found",
  "SELECT (SELECT COUNT(*) FROM (SELECT 1 FROM a LIMIT 100) ones) AS one, (SELECT COUNT(*) FROM (SELECT 1 FROM b LIMIT 100) twos) AS two",
  "SELECT account FROM a WHERE discount(b) = 1",
])("%s does not", (sql) => {
  expect(countedWhole(sql)).toEqual([]);
});
