import type { DataSource } from "typeorm";

/** Told that a statement is over, and of what it failed. */
export type StatementOver = (failure?: { readonly error: unknown }) => void;

/** Told of every statement by its first word, as it begins; what it answers is told when the statement is over. */
export type ObserveStatement = (kind: string) => StatementOver;

const kinds = new Set(["SELECT", "INSERT", "UPDATE", "DELETE", "COMMIT", "ROLLBACK"]);

const kindOf = (sql: string): string => {
  const [word = ""] = /^\s*[A-Za-z]+/.exec(sql) ?? [];
  const kind = word.trim().toUpperCase();
  if (kind === "BEGIN" || kind === "START") return "BEGIN";
  return kinds.has(kind) ? kind : "OTHER";
};

const observers = new WeakMap<DataSource, ObserveStatement>();

const unobserved = (): StatementOver => () => undefined;

/** Whoever watches: for statements that don't go through a query runner's `query`. */
export const observerOf = (source: DataSource): ObserveStatement => observers.get(source) ?? unobserved;

/** Lets somebody watch what goes to the database, without its text and values. */
export function observeStatements(source: DataSource, observe: ObserveStatement): void {
  observers.set(source, observe);
  const create = source.createQueryRunner.bind(source);
  source.createQueryRunner = (mode) => {
    const runner = create(mode);
    const query = runner.query.bind(runner) as (...args: readonly unknown[]) => Promise<unknown>;
    runner.query = (async (sql: string, ...rest: readonly unknown[]) => {
      const over = observe(kindOf(sql));
      try {
        const result = await query(sql, ...rest);
        over();
        return result;
      } catch (error) {
        over({ error });
        throw error;
      }
    }) as typeof runner.query;
    return runner;
  };
}
