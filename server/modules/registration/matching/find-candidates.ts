import type { EntityManager } from "typeorm";
import { In } from "typeorm";
import type { IdentificationVault, TypeOfNumber } from "../../patients/identification-vault.ts";
import { PatientIdentification } from "../../patients/patient-identification.entity.ts";
import { Patient } from "../../patients/patient.entity.ts";
import type { Registration } from "../registration.entity.ts";
import { seekByPerson } from "./seek-by-person.ts";

const judged = ["id", "firstName", "lastName", "preferredName", "dateOfBirth", "sex", "email", "mobile", "archived"] as const;

/** A chart that may be of the same person, as far as judging it needs. */
export type Candidate = Pick<Patient, (typeof judged)[number]>;

/** A registration with its number opened. */
export interface Numbered {
  readonly registration: Registration;
  readonly type: TypeOfNumber;
  readonly value: string;
}

export interface Candidates<Chart extends Candidate> {
  readonly charts: readonly Chart[];
  /** Of those, the charts that have the registration's number. */
  readonly sameNumber: ReadonlySet<string>;
}

/** MariaDB makes a table of longer lists. */
const mostIdsPerLookUp = 900;

/** Charts that have one of the numbers, for each registration. */
async function findByNumber(manager: EntityManager, vault: IdentificationVault, asked: readonly Numbered[]): Promise<Set<string>[]> {
  const indexes = asked.map(({ type, value }) => new Set(vault.indexes(type, value)));
  const held = await manager.find(PatientIdentification, {
    select: { patientId: true, typeId: true, valueIndex: true },
    where: {
      clinicId: asked[0]!.registration.clinicId,
      typeId: In([...new Set(asked.map(({ type }) => type.id))]),
      valueIndex: In(indexes.flatMap((each) => [...each])),
    },
  });
  return asked.map(
    ({ type }, place) =>
      new Set(held.filter((row) => row.typeId === type.id && indexes[place]!.has(row.valueIndex)).map((row) => row.patientId)),
  );
}

export type ReadCharts<Chart extends Candidate> = (manager: EntityManager, clinicId: string, ids: readonly string[]) => Promise<Chart[]>;

export const readWhole: ReadCharts<Patient> = (manager, clinicId, ids) => manager.findBy(Patient, { clinicId, id: In(ids) });

/** As the driver has them: of a page's many candidates hardly any is shown, and making entities of them would take longest. */
export const readJudged: ReadCharts<Candidate> = async (manager, clinicId, ids) => {
  const query = manager
    .createQueryBuilder(Patient, "chart")
    .select([])
    .where({ clinicId, id: In(ids) });
  for (const column of judged) query.addSelect(`chart.${column}`, column);
  const rows = await query.getRawMany<Omit<Candidate, "archived"> & { readonly archived: number | boolean }>();
  return rows.map((row) => ({ ...row, archived: Boolean(row.archived) }));
};

/**
 * Charts that may be of the people who registered, by their numbers, their dates of birth and their names: three look-ups by key for a
 * page of them, however many charts the clinic has.
 */
export async function findCandidates<Chart extends Candidate>(
  manager: EntityManager,
  vault: IdentificationVault,
  asked: readonly Numbered[],
  read: ReadCharts<Chart>,
): Promise<readonly Candidates<Chart>[]> {
  if (asked.length === 0) return [];
  const { clinicId } = asked[0]!.registration;
  const byNumber = await findByNumber(manager, vault, asked);
  const people = asked.map(({ registration }) => registration);
  const byPerson = await seekByPerson(manager, clinicId, people);
  const idsOf = asked.map((_, place) => new Set([...byNumber[place]!, ...byPerson[place]!]));
  const ids = [...new Set(idsOf.flatMap((each) => [...each]))];
  const charts = new Map<string, Chart>();
  for (let start = 0; start < ids.length; start += mostIdsPerLookUp)
    for (const chart of await read(manager, clinicId, ids.slice(start, start + mostIdsPerLookUp))) charts.set(chart.id, chart);
  return idsOf.map((each, place) => ({ charts: [...each].flatMap((id) => charts.get(id) ?? []), sameNumber: byNumber[place]! }));
}
