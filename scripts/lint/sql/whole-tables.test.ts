import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { forbiddenIn } from "./forbidden-sql.mjs";

const ways = /\b(?:deleteAll|updateAll)\(|\bmanager\.clear\(|\btx\.clear\(/;
/** A clinic's whole share of a table; of these tables each clinic has one row. */
const ofOneRow = "StripeAccountRow|PortalSettingsRow";
const shares = new RegExp(`\\b(?:tx|manager)\\.(?:update|delete)\\((?!${ofOneRow})\\w+,\\s*\\{ clinicId(?:: [\\w.!]+)? \\}`);
const texts = /[`"'](?:DELETE FROM|UPDATE) [^`"']*[`"']/g;

/** Where a source writes or empties a whole table. */
const wholeTablesIn = (source: string): string[] => [
  ...(ways.exec(source) ?? []),
  ...(shares.exec(source) ?? []),
  ...[...source.matchAll(texts)].map(([text]) => text.slice(1, -1)).filter((sql) => forbiddenIn(sql).length > 0),
];

const sources = readdirSync("server", { recursive: true, encoding: "utf8" })
  .filter((file) => /\.ts$/.test(file) && !/\.test\.ts$|(^|\/)testing\//.test(file))
  .map((file) => path.join("server", file));

test("ways to write a whole table are seen", () => {
  expect(wholeTablesIn("await tx.deleteAll(Patient)")).toEqual(["deleteAll("]);
  expect(wholeTablesIn("await manager.clear(Patient)")).toEqual(["manager.clear("]);
  expect(wholeTablesIn("await tx.update(Patient, { clinicId: actor.clinicId }, { archived: true })")).toEqual([
    "tx.update(Patient, { clinicId: actor.clinicId }",
  ]);
  expect(wholeTablesIn("tx.update(Patient, { clinicId, id }, {}); tx.update(PortalSettingsRow, { clinicId }, {})")).toEqual([]);
  expect(wholeTablesIn('tx.query("DELETE FROM patients")')).toEqual(["DELETE FROM patients"]);
  expect(wholeTablesIn('tx.query("DELETE FROM patients WHERE id = ?"); this.counts.clear()')).toEqual([]);
});

test("the product writes and empties no whole table", () => {
  expect(sources.length).toBeGreaterThan(500);
  expect(
    sources.map((file) => ({ file, found: wholeTablesIn(readFileSync(file, "utf8")) })).filter(({ found }) => found.length > 0),
  ).toEqual([]);
});
