import { forbiddenIn, rules } from "./forbidden-sql.mjs";

/** Of each rule: statements that break it, and statements like them that don't. */
const cases: Readonly<Record<string, { readonly refused: readonly string[]; readonly passed: readonly string[] }>> = {
  AUTO_INCREMENT: {
    refused: [
      "CREATE TABLE `t` (`id` int NOT NULL AUTO_INCREMENT, PRIMARY KEY (`id`))",
      'CREATE TABLE "t" ("id" integer PRIMARY KEY AUTOINCREMENT)',
    ],
    passed: ["CREATE TABLE `migrations` (`id` int NOT NULL AUTO_INCREMENT)", "INSERT INTO t VALUES ('AUTO_INCREMENT')"],
  },
  trigger: { refused: ["CREATE TRIGGER t BEFORE INSERT ON a FOR EACH ROW SET x = 1"], passed: ["SELECT `trigger` FROM t"] },
  "procedure, function or event": {
    refused: [
      "CREATE PROCEDURE p() SELECT 1",
      "CREATE DEFINER=root FUNCTION f() RETURNS int RETURN 1",
      "CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO SELECT 1",
      "CALL p()",
    ],
    passed: ["SELECT event FROM events", "CREATE TABLE `audit_events` (`id` varchar(26))"],
  },
  GET_LOCK: {
    refused: ["SELECT GET_LOCK('a', 1)", "SELECT RELEASE_LOCK('a')"],
    passed: ["SELECT 'GET_LOCK(1)'", "SELECT get_lock FROM t"],
  },
  "LOCK TABLES": { refused: ["LOCK TABLES t WRITE", "UNLOCK TABLES", "FLUSH TABLES"], passed: ["SELECT lock FROM tables"] },
  "SKIP LOCKED, NOWAIT": {
    refused: ["SELECT id FROM t LIMIT 1 FOR UPDATE SKIP LOCKED", "SELECT 1 FROM t FOR UPDATE NOWAIT"],
    passed: ["SELECT locked FROM t"],
  },
  "FOR UPDATE": {
    refused: ["SELECT id FROM t WHERE id = ? FOR UPDATE", "SELECT id FROM t LOCK IN SHARE MODE", "SELECT id FROM t FOR SHARE"],
    passed: ["UPDATE t SET a = 1 WHERE id = ?", "SELECT 'FOR UPDATE'", "INSERT INTO t (id) VALUES (?) ON DUPLICATE KEY UPDATE n = n + 1"],
  },
  SAVEPOINT: { refused: ["SAVEPOINT a", "RELEASE SAVEPOINT a", "ROLLBACK TO SAVEPOINT a"], passed: ["ROLLBACK", "COMMIT"] },
  XA: { refused: ["XA START 'a'"], passed: ["SELECT xa FROM t"] },
  "temporary table": {
    refused: ["CREATE TEMPORARY TABLE t (id int)", "CREATE TEMP TABLE t (id int)"],
    passed: ["CREATE TABLE `temporary_x` (id int)", 'CREATE TABLE "temporary_patients" ("id" varchar)'],
  },
  "SELECT … INTO": {
    refused: ["SELECT id INTO @a FROM t", "SELECT id INTO OUTFILE '/tmp/a' FROM t"],
    passed: ["INSERT INTO t SELECT id FROM u"],
  },
  variable: { refused: ["SET @a = 1", "SELECT @a := id FROM t"], passed: ["SELECT @@collation_database AS collation", "SELECT 'a@b = c'"] },
  REPLACE: {
    refused: ["REPLACE INTO t VALUES (1)", "INSERT OR REPLACE INTO t VALUES (1)"],
    passed: ["UPDATE t SET a = REPLACE(a, 'x', 'y') WHERE id = 1"],
  },
  "INSERT IGNORE": {
    refused: ["INSERT IGNORE INTO t VALUES (1)", "INSERT OR IGNORE INTO t VALUES (1)"],
    passed: ["INSERT INTO t VALUES (1)"],
  },
  "LAST_INSERT_ID, FOUND_ROWS": {
    refused: ["SELECT LAST_INSERT_ID()", "SELECT SQL_CALC_FOUND_ROWS id FROM t"],
    passed: ["SELECT found_rows FROM t"],
  },
  "UPDATE or DELETE of a whole table": {
    refused: ["UPDATE t SET a = 1", "DELETE FROM t", "DELETE FROM `t` -- WHERE id = 1", "UPDATE t SET a = 'no WHERE here'"],
    passed: ["UPDATE t SET a = 1 WHERE id = ?", "DELETE FROM t WHERE clinic_id = ?"],
  },
  TRUNCATE: { refused: ["TRUNCATE TABLE t"], passed: ["SELECT TRUNCATE(a, 2) FROM t"] },
  engine: { refused: ["CREATE TABLE t (id int) ENGINE=MyISAM"], passed: ["CREATE TABLE t (id int) ENGINE=InnoDB"] },
  "foreign key across clinics": {
    refused: ["CREATE TABLE t (CONSTRAINT `f` FOREIGN KEY (`patient_id`) REFERENCES `patients` (`id`))"],
    passed: [
      "CREATE TABLE t (CONSTRAINT `f` FOREIGN KEY (`clinic_id`, `patient_id`) REFERENCES `patients` (`clinic_id`, `id`))",
      'CREATE TABLE t (CONSTRAINT "f" FOREIGN KEY ("clinic_id") REFERENCES "clinics" ("id"))',
    ],
  },
};

test("every rule has its cases", () => {
  expect(Object.keys(cases)).toEqual(rules.map(({ name }) => name));
});

const each = (side: "refused" | "passed") => Object.entries(cases).flatMap(([name, of]) => of[side].map((sql) => [name, sql] as const));

test.each(each("refused"))("%s is found in: %s", (name, sql) => {
  expect(forbiddenIn(sql).map((rule) => rule.split(":")[0])).toContain(name);
});

test.each(each("passed"))("%s is not found in: %s", (_, sql) => {
  expect(forbiddenIn(sql)).toEqual([]);
});
