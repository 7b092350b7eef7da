import { testDatabaseKind } from "./db/testing/test-database.ts";
import type { Plan } from "./testing/plans.ts";
import { plansOf, readsOf } from "./testing/plans.ts";
import { abandonPayment, bill } from "./testing/tour/bill.ts";
import { decideRegistrations } from "./testing/tour/decide-registrations.ts";
import { countedWhole } from "./testing/tour/counted-whole.ts";
import type { Contents } from "./testing/tour/grow.ts";
import { grow, readContents } from "./testing/tour/grow.ts";
import { integrate } from "./testing/tour/integrate.ts";
import { keepCharts } from "./testing/tour/keep-charts.ts";
import type { Exception } from "./testing/tour/plan-exceptions.ts";
import { boundedTables, countedToTheLast, plannedOtherwise, readsMore } from "./testing/tour/plan-exceptions.ts";
import { runWorkers, sweep } from "./testing/tour/run-workers.ts";
import { setUp } from "./testing/tour/set-up.ts";
import type { HeardStatement } from "./testing/tour/tour.ts";
import { visitPortal } from "./testing/tour/visit-portal.ts";
import type { World } from "./testing/tour/world.ts";
import { openWorld } from "./testing/tour/world.ts";
import { writeToPatients } from "./testing/tour/write-to-patients.ts";

/** So many rows has each table that grows: too many for the planner to read it whole because that is as good. */
const size = 3_000;
/** For each row that it answers a statement may read two, the row and what belongs to it, and for each that it counts or tries up to its own limit three. */
const [eachAnswered, eachLimited, aside] = [2, 3, 100];

/** The rows that a statement limits itself to, over all of its parts. */
const limitsOf = (sql: string): number => [...sql.matchAll(/\bLIMIT (\d+)/g)].reduce((sum, [, limit]) => sum + Number(limit), 0);

const grown = testDatabaseKind() === "mariadb";

let world: World;
let contents: Contents;
let looked: readonly (HeardStatement & { readonly plan: Plan })[];

beforeAll(async () => {
  world = await openWorld();
  await visitPortal(world);
  await keepCharts(world);
  await decideRegistrations(world);
  await writeToPatients(world);
  await bill(world);
  await integrate(world);
  await setUp(world);
  await abandonPayment(world);
  await runWorkers(world);
  const { source } = world.portail.database;
  const now = world.portail.clock.now();
  contents = await readContents(source);
  await sweep(world);
  // SQLite plans by its indexes alone, however many rows there are.
  if (grown) await grow(source, contents, new Set(Object.keys(boundedTables)), size, now);
  const reading = world.tour.statements.filter(({ sql }) => /^\s*(?:SELECT|UPDATE|DELETE)\b/.test(sql));
  const plans = await plansOf(world.portail, reading);
  looked = reading.map((statement, place) => ({ ...statement, plan: plans[place]! }));
}, 300_000);

afterAll(() => world.stop());

const plain = (sql: string): string => sql.replace(/[`"]/g, "").replace(/\s+/g, " ").trim();

interface Found {
  readonly statement: HeardStatement;
  readonly fault: string;
}

/** What none of the exceptions covers, and each exception that covers nothing. */
function unexpected(found: readonly Found[], exceptions: readonly Exception[]) {
  const covers = ({ sql }: Exception, { statement }: Found): boolean => plain(statement.sql).includes(sql);
  const here = exceptions.filter(({ on = testDatabaseKind() }) => on === testDatabaseKind());
  const faults = found.filter((each) => !here.some((exception) => covers(exception, each)));
  return {
    faults: faults.map(({ statement, fault }) => `${statement.by}: ${fault}: ${plain(statement.sql)}`),
    notNeeded: here.filter((exception) => !found.some((each) => covers(exception, each))).map(({ sql }) => sql),
  };
}

const nothing = { faults: [], notNeeded: [] };

test("every operation of both apps was sent, and did what it is for", () => {
  expect(world.tour.left).toEqual([]);
  expect(looked.length).toBeGreaterThan(400);
});

test("every table that grows with the clinic had rows to grow from", () => {
  const empty = [...contents].filter(([table, rows]) => rows.length === 0 && boundedTables[table] === undefined);
  expect(empty.map(([table]) => table)).toEqual([]);
  expect(Object.keys(boundedTables).filter((table) => !contents.has(table))).toEqual([]);
});

test("nothing is read whole, sorted or put into a table in between, but what is small by its nature", () => {
  const found = looked.flatMap((statement) =>
    statement.plan.steps
      .filter(({ scans, sorts, makesTable }) => scans || sorts || makesTable)
      .map(({ text }) => ({ statement, fault: text })),
  );
  expect(unexpected(found, plannedOtherwise)).toEqual(nothing);
});

test("what grows with the clinic is counted no further than to a limit", () => {
  const found = world.tour.statements.flatMap((statement) =>
    countedWhole(plain(statement.sql)).map((sql) => ({ statement: { ...statement, sql }, fault: "counted whole" })),
  );
  const growing = found.filter(({ statement: { sql } }) => boundedTables[/^FROM (\w+)/.exec(sql)?.[1] ?? ""] === undefined);
  expect(unexpected(growing, countedToTheLast)).toEqual(nothing);
});

if (grown) {
  test("as many rows are read as the answer needs, however many the clinic has", async () => {
    const found: Found[] = [];
    for (const statement of looked.filter(({ sql }) => /^\s*SELECT/.test(sql))) {
      const { examined, returned } = await readsOf(world.portail, statement);
      if (examined > eachAnswered * returned + eachLimited * limitsOf(statement.sql) + aside)
        found.push({ statement, fault: `${examined} read for ${returned}` });
    }
    expect(unexpected(found, readsMore)).toEqual(nothing);
  }, 120_000);

  test("nothing is changed or removed by looking through many rows", () => {
    const writes = looked.filter(({ sql }) => !/^\s*SELECT/.test(sql));
    const found = writes.flatMap((statement) =>
      statement.plan.steps.filter(({ rows }) => rows > size / 3).map(({ text, rows }) => ({ statement, fault: `${rows} by ${text}` })),
    );
    expect(unexpected(found, [])).toEqual(nothing);
  });
} else {
  test("no table that grows is entered by the clinic alone, but to read a page of it", () => {
    const found = looked.flatMap((statement) => {
      const sql = plain(statement.sql);
      const tables = new Map(
        [...sql.matchAll(/(?:FROM|JOIN|UPDATE) (\w+)(?: (?:AS )?(\w+))?/g)].map(([, table, alias]) => [alias ?? table, table]),
      );
      for (const [, table] of sql.matchAll(/(?:FROM|JOIN|UPDATE) (\w+)/g)) if (!tables.has(table)) tables.set(table, table);
      const entered = statement.plan.steps.flatMap(({ text }) => /^SEARCH (\w+) .*\(clinic_id=\?\)$/.exec(text)?.[1] ?? []);
      const growing = entered.map((name) => tables.get(name) ?? name).filter((table) => boundedTables[table] === undefined);
      return / LIMIT /.test(sql) ? [] : growing.map((fault) => ({ statement, fault }));
    });
    expect(unexpected(found, [])).toEqual(nothing);
  });
}
