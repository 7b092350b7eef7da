import type { EntityManager } from "typeorm";
import { LessThan } from "typeorm";
import { affectedRows } from "../../../db/affected.ts";
import type { Database } from "../../../db/database.ts";
import { minutes } from "../../../kernel/clock.ts";
import type { Sweep } from "../../../kernel/sweep.ts";
import { Clinic } from "../../clinics/clinic.entity.ts";
import { Patient } from "../patient.entity.ts";
import { searchVersion } from "./search-terms.ts";
import { searchColumnsOf, writeSearchTerms } from "./write-search-terms.ts";

/** Small enough that nobody who writes has to wait for it. */
const batchSize = 100;

/** Indexes some charts anew; answers how many it found. One that somebody changes meanwhile gets its terms from that change. */
async function indexSome(tx: EntityManager, clinicId: string): Promise<number> {
  const old = { clinicId, searchVersion: LessThan(searchVersion) };
  const charts = await tx.find(Patient, { where: old, order: { searchVersion: "ASC", id: "ASC" }, take: batchSize });
  const changed: Patient[] = [];
  for (const chart of charts) {
    const { id, version, searchVersion: before } = chart;
    const columns = searchColumnsOf(chart);
    const update = await tx.update(Patient, { clinicId, id, version, searchVersion: before }, columns);
    if (affectedRows(update) === 1) changed.push(Object.assign(chart, columns));
  }
  await writeSearchTerms(tx, clinicId, { made: [], changed });
  return charts.length;
}

/** Gives the charts that were indexed by earlier rules, or never, the terms of today's. Answers how many. */
export async function indexCharts(database: Database, signal?: AbortSignal): Promise<number> {
  let indexed = 0;
  for (const { id } of await database.manager.find(Clinic, { select: { id: true } })) {
    for (let full = true; full && !signal?.aborted;) {
      const found = await database.transaction((tx) => indexSome(tx, id));
      indexed += found;
      full = found === batchSize;
    }
  }
  return indexed;
}

export const indexChartsSweep = (database: Database): Sweep => ({
  name: "patient-search",
  everyMs: minutes(10),
  run: async (signal) => void (await indexCharts(database, signal)),
});
