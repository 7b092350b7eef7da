import type { DataSource } from "typeorm";
import { createDataSource } from "../db/data-source.ts";
import { testDatabaseKind } from "../db/testing/test-database.ts";
import type { Portail } from "./portail.ts";
import type { Statement } from "./statement-counter.ts";

/** One step of what the database would do: which table, how, by which key. */
export interface PlanStep {
  readonly text: string;
  /** Reads a whole table or a whole index. What is derived of bounded parts is read whole as well, and doesn't count. */
  readonly scans: boolean;
  readonly sorts: boolean;
  readonly makesTable: boolean;
  /** How many rows MariaDB thinks that it would read of the table, each time. */
  readonly rows: number;
}

export interface Plan {
  readonly sql: string;
  readonly steps: readonly PlanStep[];
  /** The steps, one a line. */
  readonly text: string;
  /** Those that read too much or put in order what they read, each with its statement. */
  readonly faults: readonly string[];
}

type Row = Readonly<Record<string, string | null>>;

function readSqlite(rows: readonly Row[]): PlanStep[] {
  const texts = rows.map(({ detail }) => String(detail));
  const derived = new Set(texts.flatMap((text) => /^(?:CO-ROUTINE|MATERIALIZE|RECURSIVE STEP) (\S+)/.exec(text)?.[1] ?? []));
  const isWhole = (text: string): boolean => {
    const [, name = ""] = /^SCAN (\S+)/.exec(text) ?? [];
    return name !== "" && !derived.has(name) && !/^\(|^CONSTANT$|^\d/.test(name);
  };
  return texts.map((text) => ({
    text,
    scans: isWhole(text),
    sorts: /TEMP B-TREE FOR (?:.* )?(?:ORDER|GROUP) BY/.test(text),
    makesTable: /TEMP B-TREE/.test(text),
    rows: 0,
  }));
}

const readMariadb = (rows: readonly Row[]): PlanStep[] =>
  rows.map(({ table, type, key, rows: read, Extra }) => ({
    text: `${table} ${type} ${key} ${Extra}`,
    scans: (type === "ALL" || type === "index") && !table?.startsWith("<"),
    sorts: /filesort/.test(Extra ?? ""),
    makesTable: /temporary/i.test(Extra ?? ""),
    rows: Number(read),
  }));

async function planOf(source: DataSource, { sql, parameters }: Statement): Promise<Plan> {
  const onSqlite = testDatabaseKind() === "sqlite";
  const rows: Row[] = await source.query(`${onSqlite ? "EXPLAIN QUERY PLAN" : "EXPLAIN"} ${sql}`, [...parameters]);
  const steps = onSqlite ? readSqlite(rows) : readMariadb(rows);
  const faults = steps.filter(({ scans, sorts, makesTable }) => scans || sorts || makesTable);
  const short = sql.replace(/\s+/g, " ").slice(0, 300);
  return { sql, steps, text: steps.map(({ text }) => text).join("\n"), faults: faults.map(({ text }) => `${text}: ${short}`) };
}

/** On a connection of its own: after an EXPLAIN libsql keeps the snapshot that it saw, and whoever reads there next reads the past. */
async function apart<T>({ databaseUrl }: Pick<Portail, "databaseUrl">, work: (source: DataSource) => Promise<T>): Promise<T> {
  const source = await createDataSource({ url: databaseUrl, entities: [], migrations: [] }).initialize();
  try {
    return await work(source);
  } finally {
    await source.destroy();
  }
}

/** How the database would go about each of the statements. */
export const plansOf = (portail: Pick<Portail, "databaseUrl">, statements: readonly Statement[]): Promise<Plan[]> =>
  apart(portail, async (source) => {
    const plans: Plan[] = [];
    for (const statement of statements) plans.push(await planOf(source, statement));
    return plans;
  });

export const faultsOf = async (portail: Pick<Portail, "databaseUrl">, statements: readonly Statement[]): Promise<string[]> =>
  (await plansOf(portail, statements)).flatMap(({ faults }) => faults);

/** The plan of one statement, as text: a step a line. */
export const planTextOf = async (portail: Pick<Portail, "databaseUrl">, statement: Statement): Promise<string> =>
  (await plansOf(portail, [statement]))[0]!.text;

/** On MariaDB: how many rows and index entries its tables hand over while it runs, and how many it answers. */
export const readsOf = (
  portail: Pick<Portail, "databaseUrl">,
  { sql, parameters }: Statement,
): Promise<{ readonly examined: number; readonly returned: number }> =>
  apart(portail, async (source) => {
    const runner = source.createQueryRunner();
    try {
      await runner.query("FLUSH STATUS");
      const answered: unknown[] = await runner.query(sql, [...parameters]);
      const read: { Value: string }[] = await runner.query("SHOW SESSION STATUS LIKE 'Handler_read%'");
      return { examined: read.reduce((sum, { Value }) => sum + Number(Value), 0), returned: answered.length };
    } finally {
      await runner.release();
    }
  });
