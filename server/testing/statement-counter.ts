import type { Logger } from "typeorm";

export interface Statement {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

const opensOrCloses = /^(?:BEGIN|START TRANSACTION|COMMIT|ROLLBACK)/;

/** Hears every statement that reaches the database, so that a test can say how many a page costs, and explain them. */
export class StatementCounter implements Logger {
  readonly #heard: Statement[] = [];

  /** What the work sent to the database, without the marks of transactions. Nothing else may run meanwhile. */
  async during<T>(work: () => Promise<T>): Promise<{ readonly answer: T; readonly statements: readonly Statement[] }> {
    const before = this.#heard.length;
    const answer = await work();
    return { answer, statements: this.#heard.slice(before).filter(({ sql }) => !opensOrCloses.test(sql)) };
  }

  logQuery(sql: string, parameters: readonly unknown[] = []): void {
    this.#heard.push({ sql, parameters: [...parameters] });
  }

  logQueryError(): void {}
  logQuerySlow(): void {}
  logSchemaBuild(): void {}
  logMigration(): void {}
  log(): void {}
}
