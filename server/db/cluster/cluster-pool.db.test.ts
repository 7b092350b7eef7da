import { setTimeout as delay } from "node:timers/promises";
import { createDataSource } from "../data-source.ts";
import { Database } from "../database.ts";
import { isConnectionLost } from "../errors.ts";
import type { Failover } from "./failover.ts";
import type { TcpProxy } from "../testing/tcp-proxy.ts";
import { startTcpProxy } from "../testing/tcp-proxy.ts";
import type { TestDatabase } from "../testing/test-database.ts";
import { createTestDatabaseUrl } from "../testing/test-database.ts";

// The nodes are ways to one server: what is tried here is who is asked, and when. A real cluster is `npm run prove:cluster`.
describe("a database with several hosts", () => {
  let empty: TestDatabase;
  let nodes: TcpProxy[];
  let database: Database;
  let failovers: Failover[];

  beforeEach(async () => {
    empty = await createTestDatabaseUrl();
    const url = new URL(empty.url);
    nodes = await Promise.all([1, 2, 3].map(() => startTcpProxy({ host: url.hostname, port: Number(url.port || 3306) })));
    url.host = "hosts";
    url.port = "";
    const all = url.href.replace("hosts", nodes.map(({ port }) => `127.0.0.1:${port}`).join(","));
    failovers = [];
    const onFailover = (failover: Failover): void => void failovers.push(failover);
    database = new Database(createDataSource({ url: all, entities: [], migrations: [], poolSize: 4, onFailover }));
  });
  afterEach(async () => {
    await database.close();
    await Promise.all(nodes.map((node) => node.cut()));
    await empty.drop();
  });

  /** Beyond the connection that each node is asked on. */
  const used = () => nodes.map(({ open }) => Math.max(0, open - 1));

  /** Places of the hosts, from which to which, and how the one was that was left. */
  const told = () => {
    const placeOf = ({ port }: { readonly port: number }): number => nodes.findIndex((node) => node.port === port);
    return failovers.map(({ from, to, left }) => [placeOf(from), placeOf(to), left]);
  };

  const ask = (): Promise<unknown> => database.manager.query("SELECT 1");

  test("everything goes to the first one, as long as it serves", async () => {
    await database.connect();
    await Promise.all(Array.from({ length: 8 }, ask));
    expect(used()).toEqual([4, 0, 0]);
    expect(told()).toEqual([]);
  });

  test("a start does without the first one", async () => {
    await nodes[0]!.cut();
    await database.connect();
    await ask();
    expect(used()).toEqual([0, 1, 0]);
    expect(told()).toEqual([[0, 1, "DOWN"]]);
  });

  test("when the one in use goes, work goes on with the next, and a transaction that was open is done as a whole there", async () => {
    await database.connect();
    await database.manager.query("CREATE TABLE kept (id int NOT NULL PRIMARY KEY)");
    let runs = 0;
    await database.transaction(async (tx) => {
      runs += 1;
      await tx.query("INSERT INTO kept VALUES (1)");
      if (runs === 1) await nodes[0]!.cut();
      await tx.query("INSERT INTO kept VALUES (2)");
    });
    expect(runs).toBe(2);
    expect(await database.manager.query("SELECT id FROM kept")).toEqual([{ id: 1 }, { id: 2 }]);
    expect(used()).toEqual([0, 1, 0]);
    await nodes[1]!.cut();
    await ask().catch(() => undefined);
    await ask();
    expect(used()).toEqual([0, 0, 1]);
    // Once each, however many noticed.
    expect(told()).toEqual([
      [0, 1, "DOWN"],
      [1, 2, "DOWN"],
    ]);
  });

  test("one that comes back is left alone for a while", async () => {
    await database.connect();
    await nodes[0]!.cut();
    await ask().catch(() => undefined);
    await ask();
    await nodes[0]!.mend();
    await delay(1_200);
    await ask();
    expect(used()).toEqual([0, 1, 0]);
  });

  test("what hangs on one that answers no more soon ends, and goes on with the next", async () => {
    await database.connect();
    await ask();
    nodes[0]!.freeze();
    const began = performance.now();
    const error: unknown = await ask().catch((thrown: unknown) => thrown);
    expect(isConnectionLost(error)).toBe(true);
    expect(performance.now() - began).toBeLessThan(5_000);
    await ask();
    expect(used()[1]).toBe(1);
  });

  test("with none left it says so at once, and serves again soon after the return of any", async () => {
    await database.connect();
    await Promise.all(nodes.map((node) => node.cut()));
    await ask().catch(() => undefined);
    const error: unknown = await ask().catch((thrown: unknown) => thrown);
    expect(isConnectionLost(error)).toBe(true);
    expect(await database.ping()).toBe(false);
    await nodes[2]!.mend();
    const began = performance.now();
    while (!(await database.ping())) await delay(20);
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});
