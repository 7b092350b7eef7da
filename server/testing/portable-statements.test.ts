import { PortableStatements } from "./portable-statements.ts";
import { StatementCounter } from "./statement-counter.ts";

test("what every engine runs passes, and is passed on", async () => {
  const counter = new StatementCounter();
  const portable = new PortableStatements(counter);
  const { statements } = await counter.during(async () => portable.logQuery("UPDATE t SET a = ? WHERE id = ?", [1, 2]));
  expect(statements).toEqual([{ sql: "UPDATE t SET a = ? WHERE id = ?", parameters: [1, 2] }]);
  expect(() => portable.demand()).not.toThrow();
});

test("what only some engines run fails whoever asks at the end, with the rule that it breaks", () => {
  const portable = new PortableStatements();
  portable.logQuery("SELECT id FROM t LIMIT 1 FOR UPDATE SKIP LOCKED");
  portable.logQuery("UPDATE t SET a = 1 WHERE id = 1");
  expect(() => portable.demand()).toThrow(/SKIP LOCKED, NOWAIT:[^]*FOR UPDATE:/);
  expect(() => portable.demand()).not.toThrow(/id = 1/);
});
