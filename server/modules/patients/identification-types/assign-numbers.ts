import type { EntityManager } from "typeorm";
import { In } from "typeorm";
import { addTotals } from "../../../db/add-totals.ts";
import type { KnownIdentification, TypeFacts } from "../check-identifications.ts";
import type { IdentificationVault } from "../identification-vault.ts";
import { PatientIdentification } from "../patient-identification.entity.ts";
import { IdentificationCounter } from "./identification-counter.entity.ts";

/** As much of a chart that is about to be saved as its numbers need. */
export interface NumberedChart {
  /** The chart as it is; null for a new one. */
  readonly before: unknown;
  readonly given: readonly KnownIdentification[];
}

/** The first number of each type is the one after: six digits, so that it looks like a number and keeps its length for long. */
const countFrom = 100_000;

/** Whether new charts get a number of it by themselves. */
export const isAssigned = ({ autoAssigned, archived }: Pick<TypeFacts, "autoAssigned" | "archived">): boolean => autoAssigned && !archived;

/**
 * The clinic's next numbers of a type, after those that are skipped. The counter is raised first: from then on it is this
 * transaction's until it ends, and what another process takes comes after. A transaction that fails leaves nothing taken.
 */
async function takeNumbers(tx: EntityManager, { clinicId, id: typeId }: TypeFacts, count: number, skip: number): Promise<string[]> {
  await addTotals(tx, IdentificationCounter, [{ clinicId, typeId, taken: skip + count }]);
  const { taken } = await tx.findOneByOrFail(IdentificationCounter, { clinicId, typeId });
  return Array.from({ length: count }, (_, place) => String(countFrom + taken - count + 1 + place));
}

/**
 * Numbers that no chart has, and that nobody in the batch brings: people may type numbers that the counter hasn't reached. It
 * leaps further each time it meets one, so that a million typed ones cost some twenty rounds.
 */
async function takeFreeNumbers(
  tx: EntityManager,
  vault: IdentificationVault,
  type: TypeFacts,
  brought: ReadonlySet<string>,
  count: number,
): Promise<string[]> {
  const free: string[] = [];
  for (let skip = 0; free.length < count; skip = skip * 2 + 1) {
    const numbers = await takeNumbers(tx, type, count - free.length, skip);
    const valueIndex = In(numbers.flatMap((number) => vault.indexes(type, number)));
    const held = await tx.findBy(PatientIdentification, { clinicId: type.clinicId, typeId: type.id, valueIndex });
    const taken = new Set([...brought, ...held.map((row) => row.valueIndex)]);
    free.push(...numbers.filter((number) => !vault.indexes(type, number).some((index) => taken.has(index))));
  }
  return free;
}

/** Gives each new chart that comes without a number of an auto-assigned type the clinic's next one. */
export async function assignNumbers<Chart extends NumberedChart>(
  tx: EntityManager,
  vault: IdentificationVault,
  types: Iterable<TypeFacts>,
  charts: readonly Chart[],
): Promise<Chart[]> {
  const numbered = [...charts];
  for (const type of types) {
    if (!isAssigned(type)) continue;
    const ofType = numbered.flatMap(({ given }) => given.filter((number) => number.type.id === type.id));
    const brought = new Set(ofType.flatMap(({ value }) => vault.indexes(type, value)));
    const lacking = [...numbered.entries()].filter(
      ([, { before, given }]) => before === null && !given.some((number) => number.type.id === type.id),
    );
    const numbers = lacking.length > 0 ? await takeFreeNumbers(tx, vault, type, brought, lacking.length) : [];
    lacking.forEach(([place, chart], turn) => {
      numbered[place] = { ...chart, given: [...chart.given, { type, value: numbers[turn]! }] };
    });
  }
  return numbered;
}
