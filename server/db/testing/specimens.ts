import { newId } from "../../kernel/id.ts";
import { createDataSource } from "../data-source.ts";
import { Database } from "../database.ts";
import { CreateSpecimen1700000000001, IndexSpecimen1700000000002 } from "./specimen-migration.ts";
import { Specimen } from "./specimen.entity.ts";
import { createTestDatabaseUrl } from "./test-database.ts";

export const specimenMigrations = [CreateSpecimen1700000000001, IndexSpecimen1700000000002];

export const specimenSource = (url: string, busyPatienceMs?: number) =>
  createDataSource({ url, entities: [Specimen], migrations: specimenMigrations, ...(busyPatienceMs && { busyPatienceMs }) });

/** A connected database with an empty specimen table, and how to end both. */
export async function openSpecimens(): Promise<{ url: string; database: Database; end: () => Promise<void> }> {
  const { url, drop } = await createTestDatabaseUrl();
  const database = new Database(specimenSource(url));
  await database.connect();
  await database.source.runMigrations();
  const end = async (): Promise<void> => {
    await database.close();
    await drop();
  };
  return { url, database, end };
}

export const specimen = (more: Partial<Specimen> = {}): Specimen => ({
  id: newId(),
  clinicId: "clinic",
  name: newId(),
  note: null,
  kept: true,
  checked: null,
  version: 1,
  amountCents: 0,
  limitCents: null,
  seenAt: new Date("2026-03-01T12:00:00.000Z"),
  endedAt: null,
  bornOn: null,
  details: null,
  ...more,
});
