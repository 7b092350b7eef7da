import type { Logger } from "typeorm";
import { forbiddenIn } from "../../scripts/lint/sql/forbidden-sql.mjs";

/** Statements are made of few texts: each is looked at once, whichever test file sends it. */
const known = new Map<string, string[]>();

/** Tests empty tables; that the product has no way to is told from its source. */
const ofTests = /^(UPDATE or DELETE of a whole table|TRUNCATE):/;

function brokenBy(sql: string): string[] {
  let broken = known.get(sql);
  if (!broken) known.set(sql, (broken = forbiddenIn(sql).filter((rule) => !ofTests.test(rule))));
  return broken;
}

/** Hears every statement of a product under test, passes it on, and remembers those that not every engine runs. */
export class PortableStatements implements Logger {
  readonly #next: Logger | undefined;
  readonly #forbidden = new Set<string>();

  constructor(next?: Logger) {
    this.#next = next;
  }

  /** Fails the test file whose product sent any. */
  demand(): void {
    if (this.#forbidden.size > 0) throw new Error(`SQL that not every engine runs:\n${[...this.#forbidden].join("\n")}`);
  }

  logQuery(sql: string, parameters?: unknown[]): void {
    for (const rule of brokenBy(sql)) this.#forbidden.add(`${sql}\n  ${rule}`);
    void this.#next?.logQuery(sql, parameters);
  }

  logQueryError(): void {}
  logQuerySlow(): void {}
  logSchemaBuild(): void {}
  logMigration(): void {}
  log(): void {}
}
