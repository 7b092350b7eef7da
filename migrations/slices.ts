import type { QueryRunner } from "typeorm";

/** Few enough that no transaction grows with the table: a cluster takes each as a whole, at COMMIT. */
const rowsAtOnce = 2_000;

interface Slices {
  /** What is done to the rows, up to the condition that says which. */
  readonly statement: string;
  readonly table: string;
}

async function lastOf(runner: QueryRunner, from: string, parameters: readonly string[]): Promise<string | null> {
  const page = `SELECT id FROM ${from} ORDER BY id LIMIT ${rowsAtOnce}`;
  const [found]: { last: string | null }[] = await runner.query(`SELECT MAX(id) AS last FROM (${page}) AS page`, [...parameters]);
  return found?.last ?? null;
}

/**
 * An UPDATE or DELETE of all rows of a table whose key begins with the clinic, so many of a clinic's at a time, by their keys. Each is
 * a transaction of its own where the migration is `transaction = false`, and must do no harm when it is done again.
 */
export async function writeInSlices(runner: QueryRunner, { statement, table }: Slices): Promise<void> {
  for (let clinicId = ""; ;) {
    const [next]: { id: string | null }[] = await runner.query(`SELECT MIN(clinic_id) AS id FROM ${table} WHERE clinic_id > ?`, [clinicId]);
    if (!next?.id) break;
    clinicId = next.id;
    for (let after = ""; ;) {
      const last = await lastOf(runner, `${table} WHERE clinic_id = ? AND id > ?`, [clinicId, after]);
      if (last === null) break;
      await runner.query(`${statement} WHERE clinic_id = ? AND id > ? AND id <= ?`, [clinicId, after, last]);
      after = last;
    }
  }
}

/** The same where the id alone is the key. */
export async function writeInSlicesById(runner: QueryRunner, { statement, table }: Slices): Promise<void> {
  for (let after = ""; ;) {
    const last = await lastOf(runner, `${table} WHERE id > ?`, [after]);
    if (last === null) break;
    await runner.query(`${statement} WHERE id > ? AND id <= ?`, [after, last]);
    after = last;
  }
}
