import type * as mysql2 from "mysql2";
import { openSpecimens } from "../testing/specimens.ts";
import { testDatabaseKind } from "../testing/test-database.ts";

type Ran = readonly [rows: unknown, columns: readonly mysql2.FieldPacket[]];

let open: Awaited<ReturnType<typeof openSpecimens>>;

beforeAll(async () => {
  open = await openSpecimens();
});
afterAll(() => open.end());

async function onOneConnection(work: (run: (sql: string, ...values: unknown[]) => Promise<Ran>) => Promise<void>): Promise<void> {
  const runner = open.database.source.createQueryRunner();
  const connection = (await runner.connect()) as mysql2.Connection;
  const run = (sql: string, ...values: unknown[]): Promise<Ran> =>
    new Promise((resolve, reject) => {
      connection.execute(sql, values as never, (error, rows, columns) => (error ? reject(error) : resolve([rows, columns])));
    });
  try {
    await work(run);
  } finally {
    await runner.release();
  }
}

const alter = (change: string): Promise<unknown> => open.database.source.query(`ALTER TABLE altered ${change}`);

if (testDatabaseKind() === "sqlite") {
  test("SQLite describes no columns", () => {
    expect(open.database.source.options.type).toBe("better-sqlite3");
  });
} else {
  beforeAll(() => open.database.source.query("CREATE TABLE altered (id INT PRIMARY KEY, one INT, two VARCHAR(20), three DATETIME(3))"));

  test("columns that are described as before are not read again, whatever the rows are", () =>
    onOneConnection(async (run) => {
      const sql = "SELECT id, one, two FROM altered WHERE id > ? ORDER BY id";
      expect((await run(sql, -1))[0]).toEqual([]);
      const [, remembered] = await run(sql, -1);
      await open.database.source.query("INSERT INTO altered VALUES (1, 10, 'ten', '2026-01-02 03:04:05.678'), (2, NULL, NULL, NULL)");
      for (let count = 0; count < 3; count += 1) {
        const [rows, columns] = await run(sql, 0);
        expect(columns === remembered).toBe(true);
        expect(columns.map(({ name }) => name)).toEqual(["id", "one", "two"]);
        expect(rows).toEqual([
          [1, 10, "ten"],
          [2, null, null],
        ]);
      }
    }));

  test.each([
    ["a type, of the first", "MODIFY one VARCHAR(30)", ["10", "ten"]],
    ["a type, of the last", "MODIFY two VARBINARY(30)", ["10", Buffer.from("ten")]],
    ["a character set", "MODIFY two VARCHAR(30) CHARACTER SET latin1", ["10", "ten"]],
    ["the sign", "MODIFY one INT UNSIGNED", [10, "ten"]],
    ["a length alone", "MODIFY two VARCHAR(40) CHARACTER SET utf8mb4", [10, "ten"]],
  ])("a column that is altered meanwhile is read as it is now: %s", async (_, change, expected) => {
    const sql = "SELECT one, two FROM altered WHERE id = ?";
    await onOneConnection(async (run) => {
      await run(sql, 1);
      await run(sql, 1);
      await alter(change);
      for (let count = 0; count < 3; count += 1) expect((await run(sql, 1))[0]).toEqual([expected]);
    });
  });

  test("what answers no rows, or fails, leaves its statement as it was", () =>
    onOneConnection(async (run) => {
      const [written] = await run("UPDATE altered SET one = ? WHERE id = ?", 11, 1);
      expect(written).toMatchObject({ affectedRows: 1 });
      await expect(run("INSERT INTO altered (id) VALUES (?)", 1)).rejects.toMatchObject({ errno: 1062 });
      await expect(run("INSERT INTO altered (id) VALUES (?)", 1)).rejects.toMatchObject({ errno: 1062 });
      expect((await run("SELECT one FROM altered WHERE id = ?", 1))[0]).toEqual([[11]]);
      expect((await run("SELECT one FROM altered WHERE id = ?", 5))[0]).toEqual([]);
      // Fails after its columns were described.
      await expect(run("SELECT (SELECT id FROM altered WHERE id > ?) AS it", 0)).rejects.toMatchObject({ errno: 1242 });
      expect((await run("SELECT (SELECT id FROM altered WHERE id > ?) AS it", 1))[0]).toEqual([[2]]);
    }));
}
