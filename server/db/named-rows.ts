import type { EntityManager, EntityTarget, FindOptionsWhere } from "typeorm";
import { In } from "typeorm";
import type { Outcome } from "../kernel/outcome.ts";
import { failure, success } from "../kernel/outcome.ts";
import { plainText } from "../kernel/validation.ts";

interface Named {
  readonly clinicId: string;
  readonly id: string;
  readonly sourceId: string | null;
  readonly externalId: string | null;
}

/** The clinic's rows that a batch names, by id and by external id. */
export interface NamedRows {
  readonly ids: ReadonlySet<string>;
  readonly byExternalId: ReadonlyMap<string, string>;
}

export interface NamesInBatch {
  readonly clinicId: string;
  /** Whose external ids they are. */
  readonly sourceId: string;
  readonly ids: readonly unknown[];
  readonly externalIds: readonly unknown[];
}

const texts = (values: readonly unknown[]): string[] => [...new Set(values.filter((value) => typeof value === "string").map(plainText))];

/** Finds them with at most two statements. */
export async function readNamedRows<E extends Named>(tx: EntityManager, entity: EntityTarget<E>, names: NamesInBatch): Promise<NamedRows> {
  const { clinicId, sourceId } = names;
  const rows = entity as EntityTarget<Named>;
  const select = { id: true, externalId: true } as const;
  const find = async (values: readonly string[], where: FindOptionsWhere<Named>): Promise<Named[]> =>
    values.length > 0 ? tx.find(rows, { select, where: { clinicId, ...where } }) : [];
  const ids = texts(names.ids);
  const externalIds = texts(names.externalIds);
  const byId = await find(ids, { id: In(ids) });
  const byExternalId = await find(externalIds, { sourceId, externalId: In(externalIds) });
  return { ids: new Set(byId.map(({ id }) => id)), byExternalId: new Map(byExternalId.map(({ id, externalId }) => [externalId!, id])) };
}

/** A thing that an item may name in one of two ways: `patient` by `patientId` or by `patientExternalId`. */
export interface NamedThing {
  readonly name: string;
  /** The reason where it is not there. */
  readonly unknown: string;
  readonly rows: NamedRows;
}

/** The id of what an item names; undefined where it names nothing. */
export function resolveName(
  { name, unknown, rows }: NamedThing,
  fields: Readonly<Record<string, unknown>>,
  path: readonly string[],
): Outcome<string | undefined> {
  const [byId, byExternalId] = [`${name}Id`, `${name}ExternalId`];
  const id = fields[byId] ?? undefined;
  const externalId = fields[byExternalId] ?? undefined;
  const wrong = (field: string, reason: string, facts = {}): Outcome<never> =>
    failure({ code: "VALIDATION_FAILED", path: [...path, field], reason, facts });
  if (id !== undefined && externalId !== undefined) return wrong(byId, "EXACTLY_ONE", { choices: `${byId}, ${byExternalId}` });
  if (id !== undefined) return rows.ids.has(String(id)) ? success(String(id)) : wrong(byId, unknown);
  if (externalId === undefined) return success(undefined);
  const found = rows.byExternalId.get(plainText(String(externalId)));
  return found ? success(found) : wrong(byExternalId, unknown);
}
