import { In, MoreThan } from "typeorm";
import type { Database } from "../../db/database.ts";
import type { Actor } from "../../kernel/actor.ts";
import { demand } from "../../kernel/actor.ts";
import type { Clock } from "../../kernel/clock.ts";
import type { Locale } from "../../kernel/locale.ts";
import { explain } from "../../kernel/problem-texts.ts";
import { readAudited } from "../audit/read-audited.ts";
import { Patient } from "../patients/patient.entity.ts";
import { BulkAccessChange } from "./bulk-access-change.entity.ts";
import type { BulkItemOutcome } from "./bulk-access-item.entity.ts";
import { BulkAccessItem } from "./bulk-access-item.entity.ts";
import { csvLine } from "../../kernel/csv-line.ts";

const headings: Readonly<Record<Locale, readonly string[]>> = {
  fr: ["Nom", "Prénom", "Date de naissance", "Résultat", "Raison"],
  en: ["Last name", "First name", "Date of birth", "Outcome", "Reason"],
};

const outcomes: Readonly<Record<Locale, Readonly<Record<BulkItemOutcome, string>>>> = {
  fr: { CHANGED: "Changé", FAILED: "Non changé", UNDONE: "Remis comme avant", KEPT: "Changé, non remis" },
  en: { CHANGED: "Changed", FAILED: "Not changed", UNDONE: "Put back", KEPT: "Changed, not put back" },
};

const window = 500;

interface Surroundings {
  readonly database: Database;
  readonly clock: Clock;
}

/** So that spreadsheets read accents. */
const byteOrderMark = "\uFEFF";

/** One window of items with the charts' names; who reads them is written down. */
async function readWindow({ database, clock }: Surroundings, actor: Actor, changeId: string, after: string) {
  const { clinicId } = actor;
  return readAudited(
    database,
    actor,
    clock.now(),
    async (manager) => {
      const where = { clinicId, changeId, patientId: MoreThan(after) };
      const items = await manager.find(BulkAccessItem, { where, order: { patientId: "ASC" }, take: window });
      const charts = await manager.find(Patient, {
        select: { clinicId: true, id: true, lastName: true, firstName: true, dateOfBirth: true },
        where: { clinicId, id: In(items.map(({ patientId }) => patientId)) },
      });
      return { items, charts: new Map(charts.map((chart) => [chart.id, chart])) };
    },
    ({ items }) => [
      { action: "patient.listed", subjectId: changeId, shown: items.map(({ patientId }) => ({ subjectId: patientId, patientId })) },
    ],
  );
}

async function* linesOf(around: Surroundings, actor: Actor, changeId: string, locale: Locale): AsyncGenerator<string> {
  yield byteOrderMark + csvLine(headings[locale]);
  for (let after = "", full = true; full;) {
    const { items, charts } = await readWindow(around, actor, changeId, after);
    const lines = items.map(({ patientId, outcome, problem }) => {
      const chart = charts.get(patientId);
      const why = problem === null ? "" : explain({ code: "CONFLICT", path: [], reason: problem })[locale];
      return csvLine([chart?.lastName ?? "", chart?.firstName ?? "", chart?.dateOfBirth ?? "", outcomes[locale][outcome], why]);
    });
    yield lines.join("");
    full = items.length === window;
    after = items.at(-1)?.patientId ?? after;
  }
}

/** What became of every chart, a window at a time; null where the clinic has no such change. */
export async function bulkResultCsv(
  around: Surroundings,
  actor: Actor,
  id: string,
  locale: Locale,
): Promise<AsyncGenerator<string> | null> {
  demand(actor, "BULK_PATIENT_ACCESS");
  demand(actor, "PATIENTS_READ");
  const exists = await around.database.manager.existsBy(BulkAccessChange, { clinicId: actor.clinicId, id });
  return exists ? linesOf(around, actor, id, locale) : null;
}
