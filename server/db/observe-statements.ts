import type { DataSource } from "typeorm";

/** Told of every statement by its first word, and runs it. */
export type ObserveStatement = <T>(kind: string, run: () => Promise<T>) => Promise<T>;

const kinds = new Set(["SELECT", "INSERT", "UPDATE", "DELETE", "COMMIT", "ROLLBACK"]);

const kindOf = (sql: string): string => {
  const [word = ""] = /^\s*[A-Za-z]+/.exec(sql) ?? [];
  const kind = word.trim().toUpperCase();
  if (kind === "BEGIN" || kind === "START") return "BEGIN";
  return kinds.has(kind) ? kind : "OTHER";
};

const observers = new WeakMap<DataSource, ObserveStatement>();

const unobserved: ObserveStatement = (_, run) => run();

/** Whoever watches: for statements that don't go through a query runner's `query`. */
export const observerOf = (source: DataSource): ObserveStatement => observers.get(source) ?? unobserved;

/** Lets somebody watch what goes to the database, without its text and values. */
export function observeStatements(source: DataSource, observe: ObserveStatement): void {
  observers.set(source, observe);
  const create = source.createQueryRunner.bind(source);
  source.createQueryRunner = (mode) => {
    const runner = create(mode);
    const query = runner.query.bind(runner) as (...args: readonly unknown[]) => Promise<unknown>;
    runner.query = ((sql: string, ...rest: readonly unknown[]) => observe(kindOf(sql), () => query(sql, ...rest))) as typeof runner.query;
    return runner;
  };
}
